import { readFileSync, statSync } from 'node:fs'
import { filesOf } from './files-of.js'
import { findMutants } from './find-mutants.js'
import { factTables } from './folders.js'
import { marksOf, marksThatMatter, parse } from './marks.js'
import type { Mutant } from './mutation.js'

export interface SourceFile {
  readonly text: string
  /** How many marks it has. */
  readonly count: number
  /** The marks that matter for `mark`: a test can notice a change there only if it reaches one of them. */
  readonly wanted: (mark: number) => number[]
  readonly mutants: readonly Mutant[]
}

const read = new Map<string, SourceFile | undefined>()

/** A file with its mutants; undefined if the file does not exist. */
export function sourceFile(path: string): SourceFile | undefined {
  if (!read.has(path)) read.set(path, open(path))
  return read.get(path)
}

/** All mutants of a folder, or of one file. */
export function mutantsIn(path: string): Mutant[] {
  const files = statSync(path).isDirectory() ? filesOf(path) : [path]
  return files.flatMap((file) => sourceFile(file)?.mutants ?? [])
}

function open(path: string): SourceFile | undefined {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined
  const text = readFileSync(path, 'utf8')
  const source = parse(text)
  const marks = marksOf(source)
  const mutants = findMutants(path, text)
  const isFact = ({ mark }: Mutant): boolean => factTables.includes(path) && marks[mark]?.isStatic === true
  return {
    text,
    count: marks.length,
    wanted: (mark) => marksThatMatter(source, marks, mark),
    mutants: mutants.filter((mutant) => !isFact(mutant)),
  }
}
