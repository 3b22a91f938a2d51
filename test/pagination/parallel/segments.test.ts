import { describe, expect, it } from 'vitest'
import { segmentDivision } from '../../../src/pagination/parallel/segments/index.js'
import { pagedOperation, plainRule } from '../support/paged-operation.js'
import { planOf } from './support/plan-of.js'
import { type Ask, runPieces } from './support/run-pieces.js'

const facts = {
  kind: 'segments',
  segment: 'Segment',
  total: 'TotalSegments',
  most: 1000,
  partial: ['Projection'],
} as const

const operation = pagedOperation(
  { ...plainRule, divided_by: facts },
  {
    input: { NextToken: 'string', Segment: 'integer', TotalSegments: 'integer', Projection: 'string' },
    output: { NextToken: 'string', Things: 'list' },
  },
)

const divisionOf = (input = {}) => segmentDivision(planOf(operation, input), facts)

/** Numbers from 0 on, `pageSize` a page; the segment of a number is its remainder. */
function table(count: number, { pageSize = 3, ignores = false, projected = false } = {}): Ask {
  return ({ Segment, TotalSegments, NextToken }) => {
    const mine = Array.from({ length: count }, (_, n) => n).filter(
      (n) => ignores || n % Number(TotalSegments) === Segment,
    )
    const place = mine.findIndex((n) => NextToken !== undefined && n === Number(NextToken)) + 1
    const things = mine.slice(place, place + pageSize)
    const last = things.at(-1)
    return {
      Things: projected ? things.map(() => 'same') : things,
      ...(last !== undefined && place + pageSize < mine.length && { NextToken: `${last}` }),
    }
  }
}

const numbersOf = (pages: readonly object[]) =>
  pages.flatMap((page) => Reflect.get(page, 'Things') as number[])

describe('segments', () => {
  it('every item comes once, each token back to its own segment', async () => {
    const division = divisionOf({ Projection: 'n' })
    const { pages, inputs } = await runPieces(division, table(100), 4)
    expect(numbersOf(pages).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n))
    expect(new Set(inputs.map(({ Segment }) => Segment)).size).toBe(16)
    expect(inputs.every(({ TotalSegments, Projection }) => TotalSegments === 16 && Projection === 'n')).toBe(
      true,
    )
    expect(division.isProven).toBe(true)
  })

  it('there are never more segments than the service allows', async () => {
    expect(await divisionOf().begin(512)).toHaveLength(1000)
    expect(await divisionOf().begin(1)).toHaveLength(4)
  })

  it.each([
    ['pages with tokens', table(100, { ignores: true })],
    ['whole pages', table(3, { ignores: true })],
  ])('an endpoint that ignores the segment is noticed by equal %s', async (_, ask) => {
    const division = divisionOf()
    const { misread } = await runPieces(division, ask, 4)
    expect(misread).toBe('the service returned the same page for two segments')
    expect(division.join?.({ segment: 0, of: 16 }, { segment: 1, of: 16 })).toEqual({ segment: 0, of: 16 })
  })

  it('equal items prove nothing if they may lack their keys', async () => {
    const division = divisionOf({ Projection: 'n' })
    const { misread } = await runPieces(division, table(4, { projected: true }), 1)
    expect(misread).toBeUndefined()
    expect(division.isProven).toBe(false)
  })

  it('empty segments prove nothing, and an empty one beside a full one does', async () => {
    const empty = divisionOf()
    expect((await runPieces(empty, table(0), 2)).misread).toBeUndefined()
    expect(empty.isProven).toBe(false)
    const one = divisionOf()
    expect(numbersOf((await runPieces(one, table(1), 2)).pages)).toEqual([0])
    expect(one.isProven).toBe(true)
  })

  it('only segments are taken from a token', () => {
    const good = [
      { segment: 0, of: 1 },
      { segment: 63, of: 64 },
    ]
    const bad = [
      { segment: 64, of: 64 },
      { segment: -1, of: 4 },
      { segment: 0, of: 1001 },
      { of: 4 },
      null,
      [0, 4],
    ]
    expect(good.map((value) => divisionOf().isBounds(value))).toEqual([true, true])
    expect(bad.map((value) => divisionOf().isBounds(value))).toEqual(bad.map(() => false))
  })
})
