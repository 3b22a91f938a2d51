import { describe, expect, it } from 'vitest'
import type { DividedBy } from '../../src/models/index.js'
import { compiledRule, divisionProblem } from '../../src/pagination/rule/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const members = {
  NextToken: 'string',
  MaxResults: 'integer',
  ClusterName: 'string',
  Filter: 'string',
  After: 'timestamp',
  Before: 'timestamp',
  SortBy: 'string',
  SortOrder: 'string',
  Segment: 'integer',
  Total: 'integer',
}

function problemOf(
  more: { divided_by?: DividedBy; undivided?: string },
  { input = {}, ordered }: { input?: object; ordered?: boolean } = {},
): string | undefined {
  const operation = pagedOperation({ ...plainRule, ...more }, { input: members, output: { Things: 'list' } })
  return divisionProblem(compiledRule(operation), { ...input }, { ordered })
}

const byTimes: DividedBy = {
  kind: 'times',
  start: 'After',
  end: 'Before',
  time: 'At',
  unit: 'date',
  order: 'ascending',
  by: { SortBy: 'Time' },
  direction: 'SortOrder',
}
const hour = { After: new Date('2026-11-27T10:00:00Z'), Before: new Date('2026-11-27T11:00:00Z') }

describe('a listing that cannot be divided says so, and what divides it', () => {
  it('one chain of tokens', () => {
    expect(problemOf({})).toBe(
      'parallel cannot be used: each page of this listing is known only from the page before it. Omit parallel, or start one listing for each region, for each account, for each ClusterName, and read them side by side',
    )
  })

  it('a start and an end time that do not divide it', () => {
    expect(problemOf({ undivided: 'its times select whole metrics' })).toMatch(
      /^parallel cannot be used: its times select whole metrics\. Omit parallel, or start one listing for each region/,
    )
  })
})

describe('segments', () => {
  const divided_by = { kind: 'segments', segment: 'Segment', total: 'Total', most: 10 } as const

  it.each([
    [{ Filter: 'x' }, undefined],
    [{ Segment: 0, Total: 4 }, /^parallel cannot be combined with Segment and Total of the input: /],
    [{ Total: 4 }, /^parallel cannot be combined with Total of the input: .* Omit Total, or omit parallel$/],
  ])('%j', (input, expected) => {
    const problem = problemOf({ divided_by }, { input })
    if (expected) expect(problem).toMatch(expected)
    else expect(problem).toBeUndefined()
  })
})

describe('windows of time', () => {
  it.each<[string, object, string | undefined]>([
    ['both times', hour, undefined],
    ['times as text', { After: '2026-11-27T10:00:00Z', Before: '2026-11-27T11:00:00Z' }, undefined],
    ['one moment', { After: hour.After, Before: hour.After }, undefined],
    [
      'no end',
      { After: hour.After },
      'parallel divides this listing into windows of time between After and Before of the input: pass Before too, or omit parallel',
    ],
    [
      'no times',
      {},
      'parallel divides this listing into windows of time between After and Before of the input: pass After and Before, or omit parallel',
    ],
    [
      'a text that is no time',
      { ...hour, After: 'yesterday' },
      'After of the input is "yesterday": pass a Date, so that parallel can divide the time',
    ],
    [
      'the wrong way round',
      { After: hour.Before, Before: hour.After },
      'After of the input ("2026-11-27T11:00:00.000Z") is later than Before ("2026-11-27T10:00:00.000Z"): exchange them',
    ],
  ])('%s', (_, input, expected) => {
    expect(problemOf({ divided_by: byTimes }, { input })).toBe(expected)
  })

  it('a time of 0 is a time', () => {
    const divided_by = { ...byTimes, unit: 'milliseconds' } as const
    expect(problemOf({ divided_by }, { input: { After: 0, Before: 1000 } })).toBeUndefined()
    expect(problemOf({ divided_by }, { input: { After: '0', Before: 1000 } })).toBe(
      'After of the input is "0": pass a number of milliseconds since 1970, so that parallel can divide the time',
    )
  })

  it.each([
    [{ SortBy: 'Time', SortOrder: 'Descending' }, undefined, undefined],
    [
      { SortBy: 'Name' },
      undefined,
      "parallel cannot keep the order of this listing, because its items are not sorted by At: pass { ordered: false }, or SortBy: 'Time' and a SortOrder in the input",
    ],
    [{ SortBy: 'Name' }, false, undefined],
  ])('sorted by %j, ordered %s', (sort, ordered, expected) => {
    expect(problemOf({ divided_by: byTimes }, { input: { ...hour, ...sort }, ordered })).toBe(expected)
  })

  it('sorted by something else unless the input says so', () => {
    const divided_by = { ...byTimes, order: 'other' } as const
    expect(problemOf({ divided_by }, { input: hour })).toMatch(/ordered: false/)
    const byTime = { ...hour, SortBy: 'Time', SortOrder: 'ASCENDING' }
    expect(problemOf({ divided_by }, { input: byTime })).toBeUndefined()
    expect(problemOf({ divided_by }, { input: { ...hour, SortBy: 'Time' } })).toMatch(/a SortOrder/)
  })
})

it.each([
  [
    { kind: 'halves' },
    'divided_by of the pagination rule has the kind "halves"; the kinds are keys, segments, times',
  ],
  [{}, 'divided_by of the pagination rule has the kind undefined; the kinds are keys, segments, times'],
  [
    { kind: 'times', start: 'After', unit: 'date', order: 'none' },
    'divided_by of the pagination rule lacks end, time',
  ],
])("a user's own model with %j is refused", (divided_by, problem) => {
  expect(() => problemOf({ divided_by: divided_by as never })).toThrow(problem)
})
