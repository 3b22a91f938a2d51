import type { DividedByTimes } from '../../../../src/models/index.js'
import { pagedOperation, plainRule } from '../../support/paged-operation.js'
import type { Ask } from './run-pieces.js'

/** An item with its own time, in milliseconds since 1970, as the service has it. */
export interface Timed {
  readonly name: string
  readonly at: number
}

export interface Habits {
  /** In which order the service returns items: its own, unless it sorts. */
  readonly order: 'ascending' | 'descending' | 'none'
  readonly pageSize: number
  /** Whether an item at the very start or end belongs to the range. */
  readonly hasStart: boolean
  readonly hasEnd: boolean
  /** How the service reports its times. */
  readonly rounds: 'not' | 'down' | 'nearest'
  /** Whether the range is ignored. */
  readonly ignoresRange: boolean
  /** How many empty pages with a token come before the items. */
  readonly emptyPages: number
  /** A list that is the same on every page. */
  readonly streams?: readonly object[]
}

export const usualHabits: Habits = {
  order: 'ascending',
  pageSize: 10,
  hasStart: true,
  hasEnd: true,
  rounds: 'not',
  ignoresRange: false,
  emptyPages: 0,
}

/** An operation that lists things between two times. */
export function timedOperation(facts: Partial<DividedByTimes> = {}) {
  const divided_by: DividedByTimes = {
    kind: 'times',
    start: 'After',
    end: 'Before',
    time: 'At',
    unit: 'date',
    order: 'ascending',
    ...facts,
  }
  const type = divided_by.unit === 'date' ? 'timestamp' : 'long'
  return pagedOperation(
    { ...plainRule, result_key: ['Things', 'Streams'], divided_by },
    {
      input: {
        NextToken: 'string',
        MaxResults: 'integer',
        After: type,
        Before: type,
        SortBy: 'string',
        SortOrder: 'string',
      },
      output: { NextToken: 'string', Things: 'list', Streams: 'list' },
    },
  )
}

/** A service that holds `items` and answers as its habits say. A token goes with the range of its first request. */
export function timedService(
  items: readonly Timed[],
  habits: Habits,
  unit: DividedByTimes['unit'] = 'date',
): Ask {
  const reported = (at: number) => {
    if (habits.rounds === 'not') return at
    return (habits.rounds === 'down' ? Math.floor : Math.round)(at / 1000) * 1000
  }
  const shown = (at: number) => (unit === 'date' ? new Date(at) : unit === 'seconds' ? at / 1000 : at)
  return (input) => {
    const [from, to] = [input.After, input.Before].map((time) => readTime(time, unit))
    const inRange = items.filter(({ at }) => {
      if (habits.ignoresRange) return true
      const isAfter = habits.hasStart ? at >= from : at > from
      return isAfter && (habits.hasEnd ? at <= to : at < to)
    })
    const sorted = sort(inRange, habits.order)
    const [range, place = '0', empty = `${habits.emptyPages}`] = String(input.NextToken ?? '').split('/')
    const ofRange = `${from}-${to}`
    if (input.NextToken !== undefined && range !== ofRange) throw new Error('the token is of another range')
    if (Number(empty) > 0) return { Things: [], NextToken: `${ofRange}/0/${Number(empty) - 1}` }
    const end = Number(place) + habits.pageSize
    return {
      Things: sorted
        .slice(Number(place), end)
        .map(({ name, at }) => ({ Name: name, At: shown(reported(at)) })),
      ...(habits.streams && { Streams: habits.streams }),
      ...(end < sorted.length && { NextToken: `${ofRange}/${end}/0` }),
    }
  }
}

function readTime(value: unknown, unit: DividedByTimes['unit']): number {
  if (value instanceof Date) return value.getTime()
  return unit === 'seconds' ? Number(value) * 1000 : Number(value)
}

function sort(items: readonly Timed[], order: Habits['order']): readonly Timed[] {
  if (order === 'none') return items
  const sign = order === 'ascending' ? 1 : -1
  return [...items].sort((one, other) => sign * (one.at - other.at))
}
