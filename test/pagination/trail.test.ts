import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import { type CompiledRule, compiledRule, type PageKey } from '../../src/pagination/rule/index.js'
import { Position } from '../../src/pagination/token/index.js'
import { digestItem, digestNext, emptyDigest, listedItems, Trail } from '../../src/pagination/trail/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const ruleOf = (service: string, operation: string) =>
  compiledRule(findPagedOperation(loadModel(service), operation))
const topics = ruleOf('sns', 'ListTopics')
const objects = ruleOf('s3', 'ListObjectsV2')
const start = (rule: CompiledRule) =>
  Trail.from(
    rule,
    new Position(
      rule,
      rule.inputTokens.map(() => null),
    ),
  )
const options = { input: {}, everyItem: false }
const topicsOf = (text: string) => ({ Topics: [...text].map((TopicArn) => ({ TopicArn })) })

describe('a digest', () => {
  const values: unknown[] = [
    'a',
    'b',
    'ab',
    '',
    1,
    '1',
    1n << 60n,
    true,
    'true',
    null,
    'null',
    [],
    {},
    [[]],
    ['a', 'b'],
    ['ab'],
    [['a'], 'b'],
    [['a', 'b']],
    { a: 'b' },
    { b: 'a' },
    { a: 'b', c: [] },
    { a: { b: 'c' } },
    new Date(0),
    new Date(1),
    '0',
    new Uint8Array([]),
    new Uint8Array([97]),
    new Uint8Array([98]),
  ]

  it('differs for values that differ, by type too', () => {
    const digests = values.map((value) => digestItem(emptyDigest, value))
    expect(new Set(digests).size).toBe(values.length)
    expect(digests.every((digest) => Number.isSafeInteger(digest) && digest >= 0)).toBe(true)
  })

  it('is the same for equal values, and depends on all before', () => {
    for (const value of values) expect(digestItem(7, value)).toBe(digestItem(7, structuredClone(value)))
    expect(digestItem(1, 'a')).not.toBe(digestItem(2, 'a'))
    expect(digestItem(2 ** 40, 'a')).not.toBe(digestItem(0, 'a'))
    expect(digestItem(digestItem(0, 'a'), 'b')).not.toBe(digestItem(digestItem(0, 'b'), 'a'))
  })

  it('stays what it was: checkpoints contain it', () => {
    expect(digestItem(emptyDigest, { Key: 'a', Size: 1, At: new Date(0), Tags: ['x'] })).toBe(
      3477524035612624,
    )
  })

  it.each([
    [0, true],
    [1, false],
    [15, false],
    [16, true],
    [32, true],
    [33, false],
  ])('of a listing takes in item %i: %s', (index, isHashed) => {
    expect(digestNext(7, index, 'a')).toBe(isHashed ? digestItem(7, 'a') : 7)
  })
})

describe('the items of a result key that continue from page to page', () => {
  const rule = compiledRule(
    pagedOperation(
      { ...plainRule, result_key: ['List', 'Map', 'Text', 'Number', 'One'] },
      { output: { List: 'list', Map: 'map', Text: 'string', Number: 'integer', One: { A: 'string' } } },
    ),
  )
  const page = { List: ['a'], Map: { x: 1 }, Text: 'a\u{1f600}', Number: 7, One: { A: 'a' } }

  it.each([
    ['List', ['a']],
    ['Map', [['x', 1]]],
    ['Text', ['a', '\u{1f600}']],
    ['Number', []],
    ['One', []],
  ])('%s: %j', (name, expected) => {
    const key = rule.resultKeys.find((one) => one.name === name) as PageKey
    expect(listedItems(key, page)).toEqual(expected)
    expect(listedItems(key, {})).toEqual([])
  })
})

describe('a trail', () => {
  it('counts and hashes what was delivered, whether item by item or at once', () => {
    const one = start(topics).with(topicsOf('abc'), options)
    const other = start(topics).with(topicsOf('abc'), { ...options, everyItem: true })
    expect(one.keys).toEqual(other.keys)
    expect(one.keys[0]).toMatchObject({ count: 3, last: digestItem(emptyDigest, { TopicArn: 'c' }) })
    expect(one.hasItems).toBe(true)
    expect(start(topics).hasItems).toBe(false)
    expect(one.with({ Topics: [] }, options).keys).toEqual(one.keys)
  })

  it('is the same over one page or several', () => {
    const once = start(topics).with(topicsOf('abcdefghijklmnopqrstuvwxyz'), options)
    const parts = ['abcde', 'fghijklmnopqrst', 'uvwxyz']
    const several = parts.reduce((trail, part) => trail.with(topicsOf(part), options), start(topics))
    expect(several.keys).toEqual(once.keys)
  })

  it('ends in the middle of a page', () => {
    const before = start(topics).with(topicsOf('ab'), options)
    const after = before.with(topicsOf('cde'), { ...options, everyItem: true })
    expect(before.within(after, [2]).keys).toEqual(start(topics).with(topicsOf('abcd'), options).keys)
    expect(before.within(after, [0]).keys).toEqual(before.keys)
    expect(before.within(after, [undefined]).keys).toEqual(after.keys)
  })

  it('is as a checkpoint has it', () => {
    const { keys, origin } = start(topics).with(topicsOf('abc'), options)
    expect(Trail.of(topics, origin, keys).keys).toEqual(keys)
  })
})

describe('the origin of a trail', () => {
  const page = { Contents: [{ Key: 'a' }, { Key: 'b' }] }

  it('moves to the last item if the service can start after it', () => {
    const trail = start(objects).with(page, options)
    expect(trail.origin.seekInput).toEqual({ StartAfter: 'b' })
    expect(trail.hasItems).toBe(false)
    const next = trail.with({ Contents: [{ Key: 'c' }] }, options)
    expect(next.origin.seekInput).toEqual({ StartAfter: 'c' })
    expect(next.with({ Contents: [] }, options).origin).toBe(next.origin)
  })

  it('stays where the page began until all of the page is delivered', () => {
    const before = start(objects).with({ Contents: [{ Key: 'A' }] }, options)
    const after = before.with(page, { ...options, everyItem: true })
    expect(after.origin.seekInput).toEqual({ StartAfter: 'b' })
    const within = before.within(after, [1])
    expect(within.origin.seekInput).toEqual({ StartAfter: 'A' })
    expect(within.keys[0]?.count).toBe(1)
  })

  it('stays if items of other result keys were delivered, on this page or before', () => {
    const prefixes = { Contents: [{ Key: 'a' }], CommonPrefixes: [{ Prefix: 'p/' }] }
    const trail = start(objects).with(prefixes, options)
    expect(trail.origin.seekInput).toBeUndefined()
    const next = trail.with({ Contents: [{ Key: 'q' }] }, options)
    expect(next.origin.seekInput).toBeUndefined()
    expect(next.keys.map(({ count }) => count)).toEqual([2, 1])
  })

  it.each([
    ['the service cannot start after an item for this input', objects, { Bucket: 'b--x-s3' }, page],
    ['the operation starts from tokens only', topics, {}, topicsOf('ab')],
    [
      'the seek uses the token itself',
      ruleOf('s3', 'ListObjectVersions'),
      {},
      { Versions: [{ Key: 'a', VersionId: '1' }] },
    ],
    ['the item lacks what it needs', objects, {}, { Contents: [{}] }],
  ])('stays if %s', (_, rule, input, one) => {
    expect(start(rule).with(one, { ...options, input }).origin.seekInput).toBeUndefined()
  })
})
