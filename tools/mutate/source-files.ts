import { readFileSync, statSync } from 'node:fs'
import { filesOf } from './files-of.js'
import { findMutants } from './find-mutants.js'
import { type Mark, marksOf, parse } from './marks.js'
import type { Mutant } from './mutation.js'

export interface SourceFile {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly mutants: readonly Mutant[]
}

const read = new Map<string, SourceFile | undefined>()

/** A file with its mutants; undefined where there is none of this name. */
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
  return { text, marks: marksOf(parse(text)), mutants: findMutants(path, text) }
}
