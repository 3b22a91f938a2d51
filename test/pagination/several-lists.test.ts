import { describe, expect, it } from 'vitest'
import { loadModel, type PaginationDescription } from '../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { decodeXml, findProtocol } from '../../src/protocols/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

const rule: PaginationDescription = {
  input_token: 'Marker',
  output_token: 'Marker',
  result_key: ['Keys', 'Prefixes', 'Log', 'Tags'],
  sorted_by: { Keys: 'Key', Prefixes: 'Prefix' },
}
const operation = pagedOperation(rule, {
  output: { Keys: 'list', Prefixes: 'list', Log: 'string', Tags: 'map' },
})

const keys = (...names: string[]) => names.map((Key) => ({ Key }))
const prefixes = (...names: string[]) => names.map((Prefix) => ({ Prefix }))
const pages = (): Structure[] => [
  { Keys: keys('a', 'c', 'e'), Prefixes: prefixes('b/', 'd/'), Log: 'one ', Tags: { x: 1 }, Marker: 'm1' },
  { Keys: keys('f'), Prefixes: prefixes('g/', 'h/'), Log: 'two' },
]

function paginate(options?: PaginateOptions, given = pages()): Pages {
  return new PlainPaginator<Structure, Structure>(operation, answerInTurn(given).send).paginate({}, options)
}

const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

const names = (tagged: readonly unknown[]): string =>
  tagged
    .map((one) => Object((one as { item: unknown }).item))
    .map(({ Key, Prefix }) => Key ?? Prefix)
    .join(' ')

describe('items of several result keys', () => {
  it('come tagged, and in the service’s order', async () => {
    const both = paginate().items(['Prefixes', 'Keys'])
    const items = await both.toArray()
    expect(items.slice(0, 2)).toEqual([
      { key: 'Keys', item: { Key: 'a' } },
      { key: 'Prefixes', item: { Prefix: 'b/' } },
    ])
    expect(names(items)).toBe('a b/ c d/ e f g/ h/')
  })

  it('come list after list, in the rule’s order, where nothing is known of an order', async () => {
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

  it('compare by UTF-8 bytes, in which a character beyond 16 bits comes last', async () => {
    const page = { Keys: keys('\uff5e', '\u{1f600}b'), Prefixes: prefixes('é/', '\u{1f600}a/') }
    expect(names(await paginate({}, [page]).items(['Keys', 'Prefixes']).toArray())).toBe(
      'é/ \uff5e \u{1f600}a/ \u{1f600}b',
    )
  })

  it('keep each list’s own order where it is not sorted, as in a directory bucket', async () => {
    const page = { Keys: keys('z', 'a'), Prefixes: prefixes('m/', 'b/') }
    const items = await paginate({}, [page]).items(['Keys', 'Prefixes']).toArray()
    const of = (key: string) => names(items.filter((one) => Object(one).key === key))
    expect([of('Keys'), of('Prefixes')]).toEqual(['z a', 'm/ b/'])
  })

  it('resume after each of them, exactly', async () => {
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

  it('have boto3’s own token wherever that can say where we are', async () => {
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
    [['Keys', 'Log'], 'the result key "Log" is a string: only lists and maps have items'],
    [[], 'items([]) has no result key: pass one or more'],
  ])('refuse %j', (wrong, message) => {
    expect(() => paginate().items(wrong as never)).toThrow(message)
  })
})

describe('maxItems', () => {
  it('counts the lists that countedKeys names, and cuts the page in their order', async () => {
    const cut = paginate({ maxItems: 4, countedKeys: ['Keys', 'Prefixes'] })
    const result = await cut.buildFullResult()
    expect(result).toMatchObject({ Keys: keys('a', 'c'), Prefixes: prefixes('b/', 'd/'), Log: 'one ' })
    expect(cut.receipt).toMatchObject({ outcome: 'limit', items: 4 })
    expect(decoded(result.NextToken)).toEqual({ Marker: null, boto_truncate_amount: 2 })
  })

  it('in the middle of both lists gives a token that leads on in both', async () => {
    const cut = await paginate({ maxItems: 3, countedKeys: ['Prefixes', 'Keys'] }).buildFullResult()
    expect(cut).toMatchObject({ Keys: keys('a', 'c'), Prefixes: prefixes('b/') })
    const rest = await paginate({ startingToken: cut.NextToken }).buildFullResult()
    expect(rest).toMatchObject({ Keys: keys('e', 'f'), Prefixes: prefixes('d/', 'g/', 'h/'), Log: 'two' })
  })

  it('of another list alone keeps the first one whole, once', async () => {
    const cut = await paginate({ maxItems: 1, countedKeys: ['Prefixes'] }).buildFullResult()
    expect(cut).toMatchObject({ Keys: keys('a', 'c', 'e'), Prefixes: prefixes('b/') })
    const rest = await paginate({ startingToken: cut.NextToken }).buildFullResult()
    expect(rest).toMatchObject({ Keys: keys('f'), Prefixes: prefixes('d/', 'g/', 'h/') })
  })

  it('counts what items([…]) gives, unless countedKeys says otherwise', async () => {
    const both = paginate({ maxItems: 4 })
    expect(names(await both.items(['Keys', 'Prefixes']).toArray())).toBe('a b/ c d/')
    const told = paginate({ maxItems: 2, countedKeys: ['Keys'] })
    expect(names(await told.items(['Keys', 'Prefixes']).toArray())).toBe('a b/ c d/')
    expect(names(await paginate({ maxItems: 2 }).items(['Keys']).toArray())).toBe('a c')
  })

  it.each([
    [['Key'], 'no result key "Key"; did you mean "Keys"?'],
    [['Log'], 'the result key "Log" is a string: only lists and maps have items'],
    [[], 'countedKeys is []: pass a list of one or more result keys'],
    ['Keys', 'countedKeys is "Keys": pass a list of one or more result keys'],
  ])('refuses countedKeys %j', (countedKeys, message) => {
    expect(() => paginate({ maxItems: 1, countedKeys: countedKeys as string[] })).toThrow(message)
  })
})

describe('a token with several lists’ amounts', () => {
  const token = (members: object) => Buffer.from(JSON.stringify(members)).toString('base64')
  it.each([
    [{ Marker: 'a', nexttoken_delivered: { Prefixes: 1 } }, 'its boto_truncate_amount is undefined'],
    [{ Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Keys: 1 } }, 'says 1 of "Keys"'],
    [{ Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Other: 1 } }, 'says 1 of "Other"'],
    [
      { Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: { Prefixes: -1 } },
      'says -1 of "Prefixes"',
    ],
    [{ Marker: 'a', boto_truncate_amount: 1, nexttoken_delivered: 3 }, 'is no list of numbers by result key'],
  ])('is refused where it is broken: %j', (members, message) => {
    expect(() => paginate({ startingToken: token(members) })).toThrow(message)
  })
})

describe('S3’s versions and delete markers', () => {
  const versions = loadModel('s3').operation('ListObjectVersions')
  if (!versions) throw new Error('no ListObjectVersions')
  const entry = (tag: string, key: string, id: string, time: string) =>
    `<${tag}><Key>${key}</Key><VersionId>${id}</VersionId><LastModified>${time}</LastModified></${tag}>`
  const at = '2026-01-01T00:00:00.000Z'
  // All stored within one second, which is all that LastModified tells (aws/aws-sdk-cpp#1649).
  const body = `<ListVersionsResult><Name>b</Name>${[
    entry('DeleteMarker', 'a', '4', at),
    entry('Version', 'a', '3', at),
    entry('DeleteMarker', 'a', '2', at),
    entry('Version', 'a', '1', at),
    entry('Version', 'a/b', '5', at),
    entry('DeleteMarker', 'b', '7', at),
    entry('Version', 'b', '6', at),
  ].join(
    '',
  )}<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes><IsTruncated>false</IsTruncated></ListVersionsResult>`
  const open = (page: object, options?: PaginateOptions) =>
    new PlainPaginator<Structure, Structure>(versions, answerInTurn([page as Structure]).send).paginate(
      {},
      options,
    )
  const ids = (tagged: readonly unknown[]) =>
    tagged.map((one) => Object(one).item).map(({ VersionId, Prefix }) => VersionId ?? Prefix)

  const decode = () => {
    const output = versions.output
    if (!output) throw new Error('no output')
    return decodeXml(output, Buffer.from(body)) as object
  }

  it('stand in the order of the document, however close in time', async () => {
    const lists = ['Versions', 'DeleteMarkers', 'CommonPrefixes']
    expect(ids(await open(decode()).items(lists).toArray())).toEqual([
      '4',
      '3',
      '2',
      '1',
      'a/',
      '5',
      '7',
      '6',
    ])
  })

  it('stand in the order of the document also against their times: an upload has the time of its beginning', async () => {
    const document = [
      entry('Version', 'a', '3', '2026-01-01T00:00:01.000Z'),
      entry('DeleteMarker', 'a', '2', '2026-01-01T00:00:03.000Z'),
      entry('Version', 'a', '1', '2026-01-01T00:00:02.000Z'),
    ].join('')
    const output = versions.output
    if (!output) throw new Error('no output')
    const page = decodeXml(
      output,
      Buffer.from(`<ListVersionsResult>${document}</ListVersionsResult>`),
    ) as object
    expect(ids(await open(page).items(['Versions', 'DeleteMarkers']).toArray())).toEqual(['3', '2', '1'])
  })

  it('keep that order where a part was delivered before', async () => {
    for (let count = 1; count < 7; count++) {
      const cut = open(decode(), { maxItems: count })
      const first = ids(await cut.items(['Versions', 'DeleteMarkers']).toArray())
      const rest = open(decode(), { startingToken: cut.resumeToken })
      const all = [...first, ...ids(await rest.items(['Versions', 'DeleteMarkers']).toArray())]
      expect(all, `cut at ${count}`).toEqual(['4', '3', '2', '1', '5', '7', '6'])
    }
  })

  it('stand the newest first where no document tells, as on pages of the AWS SDK', async () => {
    const seconds = (second: number) => new Date(second * 1000)
    const page = {
      Versions: [
        { Key: 'a', VersionId: '3', LastModified: seconds(3) },
        { Key: 'a', VersionId: '1', LastModified: seconds(1) },
      ],
      DeleteMarkers: [
        { Key: 'a', VersionId: '4', LastModified: seconds(4) },
        { Key: 'a', VersionId: '2', LastModified: seconds(2) },
      ],
    }
    expect(ids(await open(page).items(['Versions', 'DeleteMarkers']).toArray())).toEqual(['4', '3', '2', '1'])
  })

  describe('in separate blocks, as moto writes them', () => {
    const latest = (tag: string, key: string, id: string, second: number) =>
      entry(tag, key, id, `2026-01-01T00:00:0${second}.000Z`).replace(
        '</VersionId>',
        '</VersionId><IsLatest>true</IsLatest>',
      )
    const older = (tag: string, key: string, id: string, second: number) =>
      entry(tag, key, id, `2026-01-01T00:00:0${second}.000Z`)
    const blocks = [
      older('Version', 'a', '3', 3),
      older('Version', 'a', '1', 1),
      older('Version', 'b', '5', 1),
      latest('Version', 'c', '9', 1),
      older('Version', 'c', '7', 0),
      latest('DeleteMarker', 'a', '4', 3),
      older('DeleteMarker', 'a', '2', 2),
      latest('DeleteMarker', 'b', '6', 1),
      older('DeleteMarker', 'c', '8', 1),
    ]
    const page = () =>
      decodeXml(
        versions.output as never,
        Buffer.from(
          `<ListVersionsResult>${blocks.join('')}<IsTruncated>false</IsTruncated></ListVersionsResult>`,
        ),
      ) as object
    const lists = ['Versions', 'DeleteMarkers']
    const sorted = ['4', '3', '2', '1', '6', '5', '9', '8', '7']

    it('come by key, the latest first, then the newest, also where the times are the same', async () => {
      expect(ids(await open(page()).items(lists).toArray())).toEqual(sorted)
    })

    it('keep that order wherever the page is cut, by maxItems or by leaving the loop', async () => {
      for (let count = 1; count < sorted.length; count++) {
        const cut = open(page(), { maxItems: count })
        const first = ids(await cut.items(lists).toArray())
        const left = open(page()).items(lists)
        let seen = 0
        for await (const item of left) if (item === undefined || ++seen === count) break
        for (const startingToken of [cut.resumeToken, left.resumeToken]) {
          const rest = ids(await open(page(), { startingToken }).items(lists).toArray())
          expect([...first, ...rest], `cut at ${count}`).toEqual(sorted)
        }
      }
    })

    it('have the latest of all last where they end, so that startAfterItem leaves out nothing', async () => {
      const last = (await open(page()).items(lists).toArray()).map((one) => Object(one).item).at(-1)
      expect(last).toMatchObject({ Key: 'c', VersionId: '7' })
    })

    it('of one key whose times tell nothing, stay as the document has them behind the latest', async () => {
      const body = [
        older('Version', 'a', '3', 1),
        older('Version', 'a', '1', 1),
        latest('DeleteMarker', 'a', '4', 1),
        older('DeleteMarker', 'a', '2', 1),
      ]
      const one = decodeXml(
        versions.output as never,
        Buffer.from(`<ListVersionsResult>${body.join('')}</ListVersionsResult>`),
      ) as object
      expect(ids(await open(one).items(lists).toArray())).toEqual(['4', '3', '1', '2'])
    })
  })

  it('keep their order through the protocol', () => {
    const protocol = findProtocol(versions.service)
    const page = protocol.decodeResponse(versions, { statusCode: 200, headers: {}, body: Buffer.from(body) })
    expect(page).toEqual(decode())
  })
})

describe('a page that is smaller than when it was left', () => {
  const token = (members: object) => Buffer.from(JSON.stringify(members)).toString('base64')
  const start = { Marker: 'x', boto_truncate_amount: 3, nexttoken_delivered: { Prefixes: 1 } }

  it('repeats no item of any list: what is missing on it is skipped on the next', async () => {
    const smaller = [
      { Keys: keys('a', 'c'), Prefixes: [], Marker: 'y' },
      { Keys: keys('e', 'f'), Prefixes: prefixes('d/', 'g/') },
    ]
    const rest = paginate({ startingToken: token(start) }, smaller).items(['Keys', 'Prefixes'])
    expect(names(await rest.toArray())).toBe('f g/')
  })

  it('gives what other lists of it have left', async () => {
    const smaller = [
      { Keys: keys('a', 'c'), Prefixes: prefixes('b/', 'd/'), Marker: 'y' },
      { Keys: keys('e', 'f'), Prefixes: [] },
    ]
    const rest = paginate({ startingToken: token(start) }, smaller).items(['Keys', 'Prefixes'])
    expect(names(await rest.toArray())).toBe('d/ f')
  })
})

describe('maxItems with items() of another list than the first', () => {
  /** Six pages with two keys and one prefix each. */
  const sixPages = () =>
    Array.from({ length: 6 }, (_, n) => ({
      Keys: keys(`${n}a`, `${n}c`),
      Prefixes: prefixes(`${n}b/`),
      ...(n < 5 && { Marker: `m${n}` }),
    }))
  const namesOf = (items: readonly unknown[]) =>
    items.map((item) => Object(item).Prefix ?? Object(item).Key).join(' ')

  it('counts what is given, in a loop and in an array, as items([…]) does', async () => {
    const looped: unknown[] = []
    for await (const item of paginate({ maxItems: 3 }, sixPages()).items('Prefixes')) looped.push(item)
    expect(namesOf(looped)).toBe('0b/ 1b/ 2b/')
    const pages = paginate({ maxItems: 3 }, sixPages())
    expect(await pages.items('Prefixes').toArray()).toEqual(looped)
    expect(pages.receipt).toMatchObject({ outcome: 'limit', pages: 3, items: 3 })
  })

  it('cuts a page in the middle of that list, and its resume token goes on there', async () => {
    const answers = () => [
      { Keys: keys('a'), Prefixes: prefixes('b/', 'c/', 'd/'), Marker: 'm' },
      { Keys: keys('e') },
    ]
    const cut = paginate({ maxItems: 2 }, answers())
    expect(namesOf(await cut.items('Prefixes').toArray())).toBe('b/ c/')
    expect(cut.receipt).toMatchObject({ outcome: 'limit', items: 2 })
    const rest = paginate({ startingToken: cut.resumeToken }, answers())
    expect(namesOf(await rest.items('Prefixes').toArray())).toBe('d/')
    expect(rest.receipt.outcome).toBe('complete')
  })

  it('is complete where there is no more than it asks for', async () => {
    const pages = paginate({ maxItems: 6 }, sixPages())
    expect(await pages.items('Prefixes').toArray()).toHaveLength(6)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', items: 6, resumeToken: undefined })
  })

  it('counts what countedKeys names, if it is given', async () => {
    const pages = paginate({ maxItems: 3, countedKeys: ['Keys'] }, sixPages())
    expect(namesOf(await pages.items('Prefixes').toArray())).toBe('0b/ 1b/')
    expect(pages.receipt).toMatchObject({ outcome: 'limit' })
  })

  it('and a deadline or a checkpoint in its middle leads on within that list', async () => {
    const saved: string[] = []
    const store = { load: () => saved.at(-1), save: (text: string) => void saved.push(text) }
    const answers = () => [{ Keys: keys('a'), Prefixes: prefixes('b/', 'c/', 'd/') }]
    let left = 1000
    const loop = paginate({ maxItems: 9, deadline: () => left, checkpoint: store }, answers()).items(
      'Prefixes',
    )
    const seen: unknown[] = []
    for await (const item of loop) {
      seen.push(item)
      if (seen.length === 2) left = 0
    }
    expect(loop.receipt).toMatchObject({ outcome: 'deadline', items: 2 })
    const rest = paginate({ checkpoint: store }, answers()).items('Prefixes')
    expect(namesOf([...seen, ...(await rest.toArray())])).toBe('b/ c/ d/')
  })
})
