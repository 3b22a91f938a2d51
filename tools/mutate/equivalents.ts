import { readFileSync } from 'node:fs'
import type { Mutant } from './mutation.js'

/** A mutant that no test can notice, with the reason. `line` is the whole line of its beginning, trimmed. */
export interface Equivalent {
  readonly file: string
  readonly line: string
  readonly before: string
  readonly after: string
  readonly reason: string
}

export function readEquivalents(): Equivalent[] {
  return JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8'))
}

export function matches(equivalent: Equivalent, mutant: Mutant, text: string): boolean {
  const { file, line, before, after } = equivalent
  if (file !== mutant.file || before !== mutant.before || after !== mutant.after) return false
  return text.split('\n')[mutant.line - 1]?.trim() === line
}

/** Entries that stand for no mutant any more: the source has changed, and the reason with it. */
export function staleEntries(
  equivalents: readonly Equivalent[],
  sourceOf: (file: string) => { text: string; mutants: readonly Mutant[] } | undefined,
): Equivalent[] {
  return equivalents.filter((equivalent) => {
    const file = sourceOf(equivalent.file)
    return !file?.mutants.some((mutant) => matches(equivalent, mutant, file.text))
  })
}
