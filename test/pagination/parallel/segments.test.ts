import { describe, expect, it } from 'vitest'
import { segmentDivision } from '../../../src/pagination/parallel/segments/index.js'
import { planOf } from './support/plan-of.js'
import { noLookup, runPieces } from './support/run-pieces.js'
import { segmentedOperation, segmentedTable, segmentFacts } from './support/segmented-table.js'

const divisionOf = (input = {}, parallel = 4) =>
  segmentDivision(planOf(segmentedOperation, input, { parallel }), segmentFacts)

const numbersOf = (pages: readonly object[]) =>
  pages.flatMap((page) =>
    (Reflect.get(page, 'Things') as { Name: string }[]).map(({ Name }) => Number(Name.slice(4))),
  )

describe('segments', () => {
  it('every item comes once, each token back to its own segment', async () => {
    const division = divisionOf({ Projection: 'n' })
    const { pages, inputs } = await runPieces(division, segmentedTable(100))
    expect(numbersOf(pages).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n))
    expect(new Set(inputs.map(({ Segment }) => Segment)).size).toBe(16)
    expect(inputs.every(({ TotalSegments, Projection }) => TotalSegments === 16 && Projection === 'n')).toBe(
      true,
    )
    expect(division.isProven).toBe(true)
  })

  it('there are never more segments than the service allows', async () => {
    expect(await divisionOf({}, 512).begin(0, noLookup)).toHaveLength(1000)
    expect(await divisionOf({}, 1).begin(0, noLookup)).toHaveLength(4)
  })

  it.each([
    ['pages with tokens', segmentedTable(100, { ignores: true })],
    ['whole pages', segmentedTable(3, { ignores: true })],
  ])('an endpoint that ignores the segment is noticed by equal %s', async (_, ask) => {
    const division = divisionOf()
    const { misread } = await runPieces(division, ask)
    expect(misread).toBe('the service returned the same page for two segments')
    expect(division.join?.({ segment: 0, of: 16 }, { segment: 1, of: 16 })).toEqual({ segment: 0, of: 16 })
  })

  it('equal items prove nothing if they may lack their keys', async () => {
    const division = divisionOf({ Projection: 'n' }, 1)
    const { misread } = await runPieces(division, segmentedTable(4, { projected: true }))
    expect(misread).toBeUndefined()
    expect(division.isProven).toBe(false)
  })

  it('empty segments prove nothing, and an empty one beside a full one does', async () => {
    const empty = divisionOf()
    expect((await runPieces(empty, segmentedTable(0))).misread).toBeUndefined()
    expect(empty.isProven).toBe(false)
    const one = divisionOf()
    expect(numbersOf((await runPieces(one, segmentedTable(1))).pages)).toEqual([0])
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

  it('are not accepted twice, or of two divisions', () => {
    const numbered = (...segments: number[]) => segments.map((segment) => ({ segment, of: 8 }))
    expect(divisionOf().misplaced(numbered(0, 3, 7))).toBe(-1)
    expect(divisionOf().misplaced(numbered(0, 3, 3))).toBe(2)
    expect(divisionOf().misplaced([...numbered(0), { segment: 1, of: 4 }])).toBe(1)
  })
})
