import { describe, expect, it } from 'vitest'
import { decoded, keys, names, pages, paginate, prefixes } from './support/keys-and-prefixes.js'

describe('items of several result keys', () => {
  it('are tagged and come in the order of the service', async () => {
    const both = paginate().items(['Prefixes', 'Keys'])
    const items = await both.toArray()
    expect(items.slice(0, 2)).toEqual([
      { key: 'Keys', item: { Key: 'a' } },
      { key: 'Prefixes', item: { Prefix: 'b/' } },
    ])
    expect(names(items)).toBe('a b/ c d/ e f g/ h/')
  })

  it('come list after list, in the order of the rule, if no order is known', async () => {
    const all = await paginate({}, [{ ...pages()[0], Marker: '' }])
      .items(['Tags', 'Prefixes', 'Keys'])
      .toArray()
    expect(all.map((one) => Object(one).key)).toEqual([
      'Keys',
      'Keys',
      'Keys',
      'Prefixes',
      'Prefixes',
      'Tags',
    ])
    expect(all.at(-1)).toEqual({ key: 'Tags', item: ['x', 1] })
  })

  it('are compared by UTF-8 bytes, so that characters outside the BMP come last', async () => {
    const page = { Keys: keys('\uff5e', '\u{1f600}b'), Prefixes: prefixes('é/', '\u{1f600}a/') }
    expect(names(await paginate({}, [page]).items(['Keys', 'Prefixes']).toArray())).toBe(
      'é/ \uff5e \u{1f600}a/ \u{1f600}b',
    )
  })

  it('keep the order of each list if it is unsorted, as in a directory bucket', async () => {
    const page = { Keys: keys('z', 'a'), Prefixes: prefixes('m/', 'b/') }
    const items = await paginate({}, [page]).items(['Keys', 'Prefixes']).toArray()
    const of = (key: string) => names(items.filter((one) => Object(one).key === key))
    expect([of('Keys'), of('Prefixes')]).toEqual(['z a', 'm/ b/'])
  })

  it('can be resumed exactly after each item', async () => {
    const expected = names(await paginate().items(['Keys', 'Prefixes']).toArray())
    const loop = paginate().items(['Keys', 'Prefixes'])
    let seen = ''
    for await (const one of loop) {
      seen = `${seen} ${names([one])}`.trim()
      const { resumeToken } = loop
      if (resumeToken === undefined) break
      const start = Object(decoded(resumeToken)).Marker === null ? 0 : 1
      const rest = await paginate({ startingToken: resumeToken }, pages().slice(start))
        .items(['Keys', 'Prefixes'])
        .toArray()
      expect(`${seen} ${names(rest)}`.trim()).toBe(expected)
    }
    expect(seen).toBe(expected)
  })

  it('have a boto3 token if it can express the position', async () => {
    const loop = paginate().items(['Keys', 'Prefixes'])
    const tokens: unknown[] = []
    for await (const _ of loop) tokens.push(decoded(loop.resumeToken))
    expect(tokens).toEqual([
      { Marker: null, boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: 0 } },
      { Marker: null, boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: 1 } },
      { Marker: null, boto_truncate_amount: 2, nexttoken_delivered: { Prefixes: 1 } },
      { Marker: null, boto_truncate_amount: 2 },
      { Marker: 'm1' },
      { Marker: 'm1', boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: 0 } },
      { Marker: 'm1', boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: 1 } },
      undefined,
    ])
  })

  it.each([
    [
      ['Keys', 'Prefixs'],
      'no result key "Prefixs"; did you mean "Prefixes"? (resultKeys: Keys, Prefixes, Log, Tags)',
    ],
    [['Keys', 'Log'], 'the result key "Log" is a string; pass the name of a list or a map'],
    [[], 'items([]) has no result key: pass one or more'],
  ])('refuse %j', (wrong, message) => {
    expect(() => paginate().items(wrong as never)).toThrow(message)
  })
})

describe('a token with the positions of several lists', () => {
  const token = (members: object) => Buffer.from(JSON.stringify(members)).toString('base64')
  it.each([
    [{ Marker: 'a', nexttoken_delivered: { Prefixes: 1 } }, 'its boto_truncate_amount is undefined'],
    [{ Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Keys: 1 } }, 'has 1 for "Keys"'],
    [{ Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Other: 1 } }, 'has 1 for "Other"'],
    [
      { Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: -1 } },
      'has -1 for "Prefixes"',
    ],
    [
      { Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: 3 },
      'is not an object of result keys and counts',
    ],
    [
      { Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: 3 },
      'is not an object of result keys and counts',
    ],
  ])('is refused if it is broken: %j', (members, message) => {
    expect(() => paginate({ startingToken: token(members) })).toThrow(message)
  })
})

describe('a page that became smaller than when it was left', () => {
  const token = (members: object) => Buffer.from(JSON.stringify(members)).toString('base64')
  const start = { Marker: 'x', boto_truncate_amount: 3, nexttoken_delivered: { Prefixes: 1 } }

  it('repeats no item of any list: missing items are skipped on the next page', async () => {
    const smaller = [
      { Keys: keys('a', 'c'), Prefixes: [], Marker: 'y' },
      { Keys: keys('e', 'f'), Prefixes: prefixes('d/', 'g/') },
    ]
    const rest = paginate({ startingToken: token(start) }, smaller).items(['Keys', 'Prefixes'])
    expect(names(await rest.toArray())).toBe('f g/')
  })

  it('delivers the remaining items of its other lists', async () => {
    const smaller = [
      { Keys: keys('a', 'c'), Prefixes: prefixes('b/', 'd/'), Marker: 'y' },
      { Keys: keys('e', 'f'), Prefixes: [] },
    ]
    const rest = paginate({ startingToken: token(start) }, smaller).items(['Keys', 'Prefixes'])
    expect(names(await rest.toArray())).toBe('d/ f')
  })
})
