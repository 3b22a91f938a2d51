import { describe, expect, it } from 'vitest'
import type { PaginationDescription } from '../../src/models/index.js'
import { others, paginate } from './support/full-result-of.js'

type Structure = Record<string, unknown>

describe('a full result merges the members beside the items:', () => {
  it.each<[words: string, pages: Structure[], expected: Structure]>([
    ['a value that is the same on all pages', [{ Query: 'q' }, { Query: 'q' }], { Query: 'q', dropped: [] }],
    ['a value that only a later page has', [{}, { Query: 'q' }], { Query: 'q', dropped: [] }],
    [
      'a value that differs is left out, and named',
      [{ Request: 'a' }, { Request: 'b' }],
      { dropped: ['Request'] },
    ],
    ['a number that is not said to add up', [{ Total: 9 }, { Total: 9 }], { Total: 9, dropped: [] }],
    ['a number that adds up', [{ PageCount: 2 }, { PageCount: 2 }], { PageCount: 4, dropped: [] }],
    [
      'secondary lists, joined',
      [{ Errors: ['a'] }, {}, { Errors: ['b'] }],
      { Errors: ['a', 'b'], dropped: [] },
    ],
    [
      'a list that every page repeats, once',
      [{ Errors: ['a'] }, { Errors: ['a'] }],
      { Errors: ['a'], dropped: [] },
    ],
    [
      'a list that some pages repeat, as often',
      [{ Errors: ['a'] }, { Errors: ['a'] }, {}],
      { Errors: ['a', 'a'], dropped: [] },
    ],
    [
      'repeated lists, then another',
      [{ Errors: ['a'] }, { Errors: ['a'] }, { Errors: ['b'] }],
      { Errors: ['a', 'a', 'b'], dropped: [] },
    ],
    [
      'maps, entry by entry',
      [{ Limits: { a: 1, b: 2 } }, { Limits: { b: 3, c: 4 } }],
      { Limits: { a: 1, c: 4 }, dropped: ['Limits.b'] },
    ],
    [
      'structures, member by member',
      [
        { Details: { Owner: 'me', At: new Date(1), Notes: ['x'] } },
        { Details: { Owner: 'me', At: new Date(2), Notes: ['y'] } },
      ],
      { Details: { Owner: 'me', Notes: ['x', 'y'] }, dropped: ['Details.At'] },
    ],
    [
      'times that are the same',
      [{ Details: { At: new Date(1) } }, { Details: { At: new Date(1) } }],
      { Details: { At: new Date(1) }, dropped: [] },
    ],
    ['one of a union or another', [{ Best: { S: 'a' } }, { Best: { N: '1' } }], { dropped: ['Best'] }],
    [
      'what was used, summed wherever it lies',
      [
        { Used: { Table: 't', Units: 1.5, Single: { Units: 1 }, Indexes: { a: { Units: 0.5 } } } },
        {
          Used: {
            Table: 't',
            Units: 2,
            Single: { Units: 1 },
            Indexes: { a: { Units: 0.5 }, b: { Units: 3 } },
          },
        },
      ],
      {
        Used: { Table: 't', Units: 3.5, Single: { Units: 2 }, Indexes: { a: { Units: 1 }, b: { Units: 3 } } },
        dropped: [],
      },
    ],
  ])('%s', async (_, pages, expected) => {
    expect(await others(pages)).toEqual(expected)
  })

  it('but not tokens, limits and flags', async () => {
    expect(await others([{}, {}, {}])).toEqual({ dropped: [] })
  })

  it('members that boto3 takes from the first page come from it, and are reported if another page differs', async () => {
    const pages = [{ Query: 'a', Limits: { x: 1 } }, { Query: 'b', Limits: { x: 2, y: 3 } }, { Request: 'r' }]
    const keys = { non_aggregate_keys: ['Query', 'Limits', 'Request'] }
    expect(await others(pages, keys)).toEqual({
      Query: 'a',
      Limits: { x: 1, y: 3 },
      Request: 'r',
      dropped: ['Query', 'Limits.x'],
    })
  })

  it.each<[words: string, rule: Partial<PaginationDescription>, totals: number[], expected: Structure]>([
    [
      'that is of the whole listing is the latest',
      { latest: ['Total'] },
      [9, 10, 8],
      { Total: 8, dropped: [] },
    ],
    [
      'that is of the whole listing is the first, and named, where boto3 keeps that',
      { latest: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 10],
      { Total: 9, dropped: ['Total'] },
    ],
    [
      'that is a page’s own is left out and named, also where pages have the same by chance',
      { page_only: ['Total'] },
      [9, 9],
      { dropped: ['Total'] },
    ],
    [
      'that is a page’s own stays where there is one page',
      { page_only: ['Total'] },
      [9],
      { Total: 9, dropped: [] },
    ],
    [
      'that is a page’s own is the first, and named, where boto3 keeps that',
      { page_only: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 9],
      { Total: 9, dropped: ['Total'] },
    ],
    [
      'that counts the page adds up, though boto3 keeps the first page’s',
      { summed: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 9],
      { Total: 18, dropped: [] },
    ],
  ])('a number %s', async (_, more, totals, expected) => {
    expect(
      await others(
        totals.map((Total) => ({ Total })),
        more,
      ),
    ).toEqual(expected)
  })

  it('reports result keys that cannot be merged', async () => {
    const listing = paginate([{ Best: { S: 'a' } }, { Best: { S: 'b' } }], { result_key: ['Things', 'Best'] })
    expect(await listing.buildFullResult()).toMatchObject({ Best: { S: 'a' } })
    expect(listing.dropped).toEqual(['Best'])
  })

  it('and `dropped` belongs to the latest full result', async () => {
    const listing = paginate([{ Request: 'a' }, { Request: 'b' }])
    expect(listing.dropped).toEqual([])
    await listing.buildFullResult()
    expect(listing.dropped).toEqual(['Request'])
    await expect(listing.buildFullResult()).rejects.toThrow('asked for more pages')
    expect(listing.dropped).toEqual([])
  })
})
