import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import type { DividedBy, PaginationRule } from '../../models/index.js'
import { valueAt } from './time-range.js'

/** The members that each kind of division needs, all of them texts; a name with dots is a path. */
const members: ReadonlyMap<unknown, readonly string[]> = new Map(
  Object.entries({
    keys: [],
    segments: ['segment', 'total'],
    times: ['start', 'end', 'time', 'unit', 'order'],
    shards: [
      'stream.0',
      'starts.0',
      ...['operation', 'shard', 'end'].map((name) => `list.${name}`),
      ...['operation', 'shard', 'type', 'sequence', 'output'].map((name) => `iterator.${name}`),
      'record.sequence',
      'record.time',
    ],
  } satisfies Record<DividedBy['kind'], readonly string[]>),
)

/** @throws NextTokenError `InvalidModel` if a user's own model divides a listing in a way that does not exist. */
export function checkDivision({ dividedBy }: PaginationRule, context: ErrorContext): void {
  if (dividedBy === undefined) return
  const kind: unknown = valueAt(dividedBy, 'kind')
  const missing = members.get(kind)?.filter((name) => typeof valueAt(dividedBy, name) !== 'string')
  if (missing?.length === 0) return
  const problem = missing
    ? `lacks ${missing.join(', ')}`
    : `has the kind ${JSON.stringify(kind)}; the kinds are ${[...members.keys()].join(', ')}`
  throw new NextTokenError('InvalidModel', `divided_by of the pagination rule ${problem}`, context)
}
