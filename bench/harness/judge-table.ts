import type { GoalTable } from '../goals.js'
import { type Goal, judge } from './goal.js'
import type { KnownShort } from './question.js'

/** The goals of a table, with their measured values; a value is NaN if it was not measured. */
export function judgeTable(table: GoalTable, measured: ReadonlyMap<string, number>): Goal[] {
  return Object.entries(table).map(([what, limit]) =>
    judge(what, measured.get(what) ?? Number.NaN, limitOf(limit)),
  )
}

function limitOf(limit: GoalTable[string]): Goal['limit'] {
  return 'atMost' in limit ? { atMost: limit.atMost } : { atLeast: limit.atLeast }
}

/** The goals of a table that are known to be missed. */
export function knownMissed(table: GoalTable): Record<string, KnownShort> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([what, { missed }]) => (missed === undefined ? [] : [[what, missed]])),
  )
}
