import { readFileSync } from 'node:fs'

/** How `kill-child.mjs` keeps what it got: lines that a checkpoint counts, or lines that have a checkpoint in them. */
export type KeepingWay = 'journal' | 'transaction'

/** The names that a finished `kill-child.mjs` has kept. */
export function keptNames(way: KeepingWay, place: string): string[] {
  const lines = readFileSync(`${place}/journal`, 'utf8').split('\n').slice(0, -1)
  return way === 'journal' ? lines : lines.flatMap((line) => JSON.parse(line).names)
}
