import { describe, expect, it } from 'vitest'
import { changedParameters, fingerprint } from '../../src/pagination/checkpoint/fingerprint.js'
import { checkpointProblems } from '../../src/pagination/checkpoint/index.js'
import {
  readSavedListing,
  type SavedListing,
  writeSavedListing,
} from '../../src/pagination/checkpoint/saved-listing.js'

describe('a fingerprint', () => {
  const hash = (value: unknown) => fingerprint({ value }, 'salt').value

  it('has no value in it, and depends on salt and name', () => {
    expect(JSON.stringify(fingerprint({ Filter: 'secret' }, 'salt'))).not.toContain('secret')
    expect(fingerprint({ a: 1 }, 's').a).not.toBe(fingerprint({ a: 1 }, 't').a)
    expect(fingerprint({ a: 1 }, 's').a).not.toBe(fingerprint({ b: 1 }, 's').b)
    expect(fingerprint({ a: 1 }, 's').a).toMatch(/^[0-9a-f]{32}$/)
  })

  it.each<[unknown, unknown]>([
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [new Date(5), new Date(5)],
    [new Uint8Array([1]), new Uint8Array([1])],
    [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }]],
  ])('of %j is that of %j', (one, other) => {
    expect(hash(one)).toBe(hash(other))
  })

  it('differs for values that differ', () => {
    class Client {}
    class Other {}
    const values = [
      1,
      '1',
      1.5,
      true,
      null,
      'null',
      [],
      [1],
      [[1]],
      {},
      { a: 1 },
      { a: '1' },
      { b: 1 },
      new Date(5),
      new Date(6),
      5,
      new Uint8Array([1]),
      new Uint8Array([2]),
      new Client(),
      new Other(),
      // Its prototype has no constructor.
      Object.create(Object.create(Object.create(null))),
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      [1, 2],
      [2, 1],
    ]
    expect(new Set(values.map(hash)).size).toBe(values.length)
  })

  it('shows what was changed, added and removed', () => {
    const before = fingerprint({ a: 1, b: 2, c: 3, e: undefined }, 's')
    expect(Object.keys(before)).toEqual(['a', 'b', 'c'])
    expect(changedParameters(before, fingerprint({ d: 4, c: 3, b: 9 }, 's'))).toEqual(['a', 'b', 'd'])
    expect(changedParameters(before, before)).toEqual([])
    expect(changedParameters(fingerprint({ z: 1 }, 's'), fingerprint({ y: 1 }, 's'))).toEqual(['y', 'z'])
  })
})

describe('a saved listing', () => {
  const saved: SavedListing = {
    service: 'sns',
    operation: 'ListTopics',
    region: undefined,
    account: '123456789012',
    salt: 'salt',
    parameters: { Filter: 'abc' },
    outcome: 'running',
    pages: 1,
    items: 100,
    resumeToken: 'token',
    trail: { origin: undefined, keys: [{ count: 1, digest: 2, last: 3 }] },
  }
  const read = (text: string) => readSavedListing(text, { name: 'the checkpoint', context: {} })

  it('is read as it was written', () => {
    expect(read(writeSavedListing(saved))).toMatchObject(JSON.parse(JSON.stringify(saved)))
    const complete = { ...saved, outcome: 'complete' as const, resumeToken: undefined, trail: undefined }
    expect(read(writeSavedListing(complete))).toMatchObject({ outcome: 'complete', pages: 1 })
  })

  it.each<[string, object]>([
    ['an unknown outcome', { outcome: 'aborted' }],
    ['a negative count of pages', { pages: -1 }],
    ['a fraction of items', { items: 1.5 }],
    ['no salt', { salt: undefined }],
    ['a token that is no text', { resumeToken: 7 }],
    ['a region that is no text', { region: {} }],
    ['parameters that are no hashes', { parameters: { a: 1 } }],
    ['no parameters', { parameters: 'a' }],
    ['a trail that is no object', { trail: 'a' }],
    ['a trail without keys', { trail: {} }],
    ['an origin that is no text', { trail: { origin: 7, keys: [] } }],
    ['a key without a count', { trail: { keys: [{ digest: 1, last: 1 }] } }],
    ['a key whose digest is no integer', { trail: { keys: [{ count: 1, digest: 0.5, last: 1 }] } }],
  ])('with %s is refused', (_, change) => {
    expect(() => read(writeSavedListing({ ...saved, ...change } as SavedListing))).toThrow(
      /^the checkpoint is not a checkpoint \(\d+ other characters\)\. To start over, remove it or pass restart: true$/,
    )
  })

  it.each([
    [' \n', /is empty/],
    ['null', /is not a checkpoint \(4 other/],
    ['[]', /is not a checkpoint/],
    ['{"nexttokenCheckpoint": 2}', /was written by a later version of nexttoken/],
    ['{"nexttokenCheckpoint": 1}', /is not a checkpoint/],
    ['{"nexttokenCheckpoint": "2"}', /is not a checkpoint/],
  ])('%j is none', (text, message) => {
    expect(() => read(text)).toThrow(message)
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'InvalidCheckpoint' }))
  })
})

describe('the option checkpoint', () => {
  const store = { load: () => undefined, save: () => {} }
  const invalid = 'checkpoint is not valid; pass the path of a file, or an object with load() and save(text)'
  const every = (value: unknown) =>
    `checkpoint.every is ${String(value)}; pass 'page', 'item', 'manual' or a number of milliseconds`

  it.each<[unknown, string[]]>([
    [undefined, []],
    ['a.json', []],
    [store, []],
    [{ store }, []],
    [{ store: 'a.json', every: 'manual', restart: true }, []],
    [{ store, every: 0 }, []],
    ['', [invalid]],
    [7, [invalid]],
    [null, [invalid]],
    [{ load: store.load }, [invalid]],
    [{ save: store.save }, [invalid]],
    [{ store: {} }, [invalid]],
    [{ store, every: -1 }, [every(-1)]],
    [{ store, every: Number.NaN }, [every(Number.NaN)]],
    [{ store: '', every: 'day' }, [invalid, every('day')]],
  ])('%#: %j has the problems %j', (checkpoint, problems) => {
    expect(checkpointProblems(checkpoint as never)).toEqual(problems)
  })

  it('has no other options', () => {
    expect(checkpointProblems({ store, evry: 'page' } as never)).toEqual([
      expect.stringContaining('unknown checkpoint option "evry"; did you mean "every"'),
    ])
  })
})
