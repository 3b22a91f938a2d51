import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel, type PaginationDescription } from '../../src/models/index.js'
import {
  allItems,
  carriedOver,
  countItems,
  dropFirst,
  dropItems,
  firstItems,
  hasNoItems,
  isCutAtLimit,
  isEmptyPage,
  itemsOf,
  keepFirst,
  nextTokens,
  nonAggregatePart,
  sizeOf,
} from '../../src/pagination/page/index.js'
import { compiledRule, type PageKey } from '../../src/pagination/rule/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const made = (rule: Partial<PaginationDescription>, members?: Parameters<typeof pagedOperation>[1]) =>
  compiledRule(pagedOperation({ ...plainRule, ...rule }, members))

const several = made(
  { result_key: ['Keys', 'Usage', 'Log', 'Count', 'Best'], non_aggregate_keys: ['Bucket', 'Summary.Owner'] },
  {
    output: {
      Keys: 'list',
      Usage: 'map',
      Log: 'string',
      Count: 'integer',
      Best: { Name: 'string' },
      Summary: { Owner: 'string' },
    },
  },
)
const [keys, usage, log, count, best] = several.resultKeys as [PageKey, PageKey, PageKey, PageKey, PageKey]
const page = {
  Keys: ['a', 'b', 'c'],
  Usage: { x: 1, y: 2 },
  Log: '1\u{1f600}3',
  Count: 7,
  Best: { Name: 'a' },
}
const counts = (delivered: ReadonlyMap<string, number> | undefined) =>
  delivered && Object.fromEntries(delivered)

describe('the items of a value', () => {
  it.each<[PageKey, unknown, number, unknown[]]>([
    [keys, ['a', 'b'], 2, ['a', 'b']],
    [keys, [], 0, []],
    [keys, undefined, 0, []],
    [keys, null, 0, []],
    [
      usage,
      { x: 1, y: 2 },
      2,
      [
        ['x', 1],
        ['y', 2],
      ],
    ],
    [usage, {}, 0, []],
    [best, { Name: 'a' }, 1, [{ Name: 'a' }]],
    [count, 7, 1, [7]],
    [log, '1\u{1f600}3', 3, ['1\u{1f600}3']],
  ])('%# of %#: %j has %i', (key, value, size, items) => {
    expect(sizeOf(key, value)).toBe(size)
    expect(itemsOf(key, value)).toEqual(items)
  })

  it('of several keys are counted together', () => {
    expect(countItems([keys, usage], page)).toBe(5)
    expect(countItems([], page)).toBe(0)
  })
})

describe('a part of a page', () => {
  const before = structuredClone(page)

  it('has the first items, and all of the keys that are not counted', () => {
    const kept = keepFirst(
      several,
      page,
      new Map([
        ['Keys', 2],
        ['Usage', 1],
        ['Log', 2],
        ['Best', 1],
        ['Count', 0],
      ]),
    )
    expect(kept).toEqual({
      Keys: ['a', 'b'],
      Usage: { x: 1 },
      Log: '1\u{1f600}',
      Count: undefined,
      Best: { Name: 'a' },
    })
    expect(keepFirst(several, page, new Map([['Keys', 0]]))).toEqual({ ...page, Keys: [] })
    expect(keepFirst(several, { Keys: null }, new Map([['Keys', 1]]))).toEqual({ Keys: null })
  })

  it('has the rest, without the keys that were delivered whole; a number stays', () => {
    expect(
      dropFirst(
        several,
        page,
        new Map([
          ['Keys', 1],
          ['Usage', 1],
        ]),
      ),
    ).toEqual({
      Keys: ['b', 'c'],
      Usage: { y: 2 },
      Log: '',
      Count: 7,
      Best: undefined,
    })
    expect(dropFirst(several, { Keys: null, Log: 'a' }, new Map([['Log', 0]]))).toEqual({
      Keys: null,
      Log: 'a',
    })
  })

  it('has the rest of one key', () => {
    expect(dropItems(page, keys, 2)).toEqual({ ...page, Keys: ['c'] })
    expect(dropItems(page, best, 1)).toEqual({ ...page, Best: undefined })
    expect(dropItems(page, best, 0)).toEqual(page)
  })

  it('has no member that the page lacks, and keeps null', () => {
    const nested = made(
      { result_key: ['List.Items', 'Other'] },
      { output: { List: { Items: 'list' }, Other: 'list' } },
    )
    const delivered = new Map([['List.Items', 1]])
    for (const cut of [keepFirst, dropFirst]) {
      expect(cut(nested, {}, delivered)).toStrictEqual({})
      expect(cut(nested, { List: { Items: null }, Other: null }, delivered)).toStrictEqual({
        List: { Items: null },
        Other: null,
      })
    }
    expect(nonAggregatePart(several, {})).toStrictEqual({})
    expect(nonAggregatePart(several, { Bucket: null, Summary: { Owner: undefined } })).toStrictEqual({})
  })

  it('leaves the page as it is', () => {
    expect(page).toEqual(before)
  })

  it('describes the listing, without absent values', () => {
    expect(nonAggregatePart(several, { Bucket: 'b', Summary: { Owner: 'me', Other: 1 } })).toEqual({
      Bucket: 'b',
      Summary: { Owner: 'me' },
    })
    expect(nonAggregatePart(several, { Bucket: null, Summary: {} })).toEqual({})
  })
})

describe('a page is empty', () => {
  it.each([
    [{ Keys: [], Usage: {}, Log: '', Count: 0 }, true, true],
    [{}, true, true],
    [{ Keys: ['a'] }, false, false],
    [{ Usage: { x: 1 } }, false, false],
    [{ Log: 'a' }, false, false],
    [{ Count: 1 }, false, true],
    [{ Count: 1n }, false, true],
    [{ Count: -1 }, true, true],
    [{ Count: Number.NaN }, true, true],
    [{ Best: {} }, false, false],
    [{ Best: false }, true, true],
  ])('%o: %s, and without items: %s', (one, isEmpty, isWithoutItems) => {
    expect(isEmptyPage(several, one)).toBe(isEmpty)
    expect(hasNoItems(several, one)).toBe(isWithoutItems)
  })

  it('never without result keys', () => {
    const none = made({ result_key: [] })
    expect([isEmptyPage(none, {}), hasNoItems(none, {})]).toEqual([false, false])
  })
})

describe('what was delivered of a page', () => {
  it.each([
    [['Keys'], 2, { Keys: 2 }],
    [['Usage'], 1, { Keys: 3, Usage: 1 }],
    [['Keys', 'Usage'], 4, { Keys: 3, Usage: 1 }],
    [['Keys', 'Usage'], 2, { Keys: 2, Usage: 0 }],
    [['Keys', 'Usage'], 5, { Keys: 3 }],
    [['Usage', 'Log'], 0, { Keys: 3, Usage: 0, Log: 0 }],
  ])('if %j count, are the first %i items: %j', (names, first, expected) => {
    const counted = several.resultKeys.filter(({ name }) => names.includes(name))
    expect(counts(firstItems(several, page, { counted, count: first }))).toEqual(expected)
  })

  it('has no item of the first list if the page has none, though that list counts', () => {
    const withoutKeys = { ...page, Keys: [] }
    const delivered = firstItems(several, withoutKeys, { counted: [keys, usage], count: 1 })
    expect(counts(delivered)).toEqual({ Keys: 0, Usage: 1 })
  })

  it('may be all of it', () => {
    expect(counts(allItems(several, page))).toEqual({ Keys: 3 })
    expect(allItems(made({ result_key: [] }), page)).toBeUndefined()
  })

  it('is more than a page that has lost one item', () => {
    const delivered = new Map([['Keys', 2]])
    expect(counts(carriedOver(several, { Keys: ['a'] }, delivered))).toMatchObject({ Keys: 1 })
    expect(carriedOver(several, { Keys: ['a', 'b'] }, delivered)).toBeUndefined()
    expect(carriedOver(several, {}, new Map())).toBeUndefined()
  })

  it('is more than a page that has become smaller: the rest is of the next one', () => {
    const delivered = new Map([
      ['Keys', 3],
      ['Usage', 2],
    ])
    expect(counts(carriedOver(several, { Keys: ['a'], Usage: { x: 1, y: 2 } }, delivered))).toEqual({
      Keys: 2,
      Usage: 0,
      Log: 0,
      Count: 0,
      Best: 0,
    })
    expect(carriedOver(several, page, delivered)).toBeUndefined()
  })
})

describe('the next tokens', () => {
  const two = made({ input_token: ['A', 'B'], output_token: ['NextA', 'NextB'], more_results: 'More' })

  it.each([
    [{ More: true, NextA: 'a', NextB: 'b' }, ['a', 'b']],
    [{ More: true, NextA: 'a' }, ['a', null]],
    [{ More: true, NextA: '', NextB: 0 }, undefined],
    [{ More: false, NextA: 'a' }, undefined],
    [{ NextA: 'a' }, undefined],
    [{ More: 'false', NextA: 'a' }, ['a', null]],
  ])('of %j are %j', (one, expected) => {
    expect(nextTokens(two, one, {})).toEqual(expected)
  })

  it('are copies, so that a consumer of the page cannot change them', () => {
    const rule = made({})
    const token = { pk: 'a' }
    const [copy] = nextTokens(rule, { NextToken: token }, {}) ?? []
    expect(copy).toEqual(token)
    expect(copy).not.toBe(token)
  })

  it('are decoded if the page says that it is URL-encoded, and the input asked for it', () => {
    const rule = compiledRule(findPagedOperation(loadModel('s3'), 'ListObjectVersions'))
    const one = { IsTruncated: true, NextKeyMarker: 'a%2Fb', NextVersionIdMarker: '%2F' }
    const tokens = (encoding: object, input: object) =>
      nextTokens(rule, { ...one, ...encoding }, input as Record<string, unknown>)
    const url = { EncodingType: 'url' }
    expect(tokens(url, url)).toEqual(['a/b', '%2F'])
    expect(tokens({}, url)).toEqual(['a%2Fb', '%2F'])
    expect(tokens(url, {})).toEqual(['a%2Fb', '%2F'])
  })
})

describe('a page that is exactly as long as the limit', () => {
  const queues = compiledRule(findPagedOperation(loadModel('sqs'), 'ListQueues'))
  const urls = (length: number) => ({ QueueUrls: Array.from({ length }, (_, i) => `q${i}`) })

  it.each([
    [1000, {}, true],
    [999, {}, false],
    [2, { MaxResults: 2 }, true],
    [1000, { MaxResults: 2 }, false],
  ])('%i queues for %j: %s', (length, input, expected) => {
    expect(isCutAtLimit(queues, urls(length), input)).toBe(expected)
  })

  it('is not assumed for an operation that returns tokens without a limit', () => {
    const topics = compiledRule(findPagedOperation(loadModel('sns'), 'ListTopics'))
    expect(isCutAtLimit(topics, { Topics: [] }, {})).toBe(false)
    expect(isCutAtLimit(several, { Keys: ['a'] }, { MaxResults: 1 })).toBe(false)
  })
})
