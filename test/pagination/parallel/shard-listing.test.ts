import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../../src/errors/index.js'
import type { DividedByShards } from '../../../src/models/index.js'
import type { PaginateOptions } from '../../../src/pagination/index.js'
import { seededRandom } from '../../support/seeded-random.js'
import {
  type Dialect,
  dynamodbStreams,
  keyspaces,
  kinesis,
  plainKinesis,
} from '../../support/stream/dialect.js'
import { ModelStream } from '../../support/stream/model-stream.js'
import { StreamService } from '../../support/stream/stream-service.js'

type Structure = Record<string, unknown>

function open(shards: number, dialect: Dialect = kinesis, limits?: Pick<DividedByShards, 'reads' | 'bytes'>) {
  const stream = new ModelStream(seededRandom(3), shards)
  return { stream, service: new StreamService(stream, dialect, limits) }
}

/** Reads records until `count` came; the pages' loop is left then. */
async function read(
  service: StreamService,
  count: number,
  input: Structure = {},
  options: PaginateOptions = {},
) {
  const items = service.list(input, { maxItems: count, ...options }).items()
  const sequences = (await items.toArray()).map((record) => service.sequenceOf(record))
  return { sequences, resumeToken: items.resumeToken }
}

/** The sequence numbers from `from` on, of `count` records that were put one after another. */
const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => String(1000 + from + n))

const placesIn = (token: string | undefined) => {
  const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64').toString())
  const { nexttoken_pieces: pieces, nexttoken_memo: memo } = decode(token ?? '')
  const places = pieces.map(({ bounds, at }: { bounds: Structure; at?: string }) => [
    bounds.shard,
    at === undefined ? bounds.start : decode(at).nexttoken_place,
  ])
  return { places: Object.fromEntries(places), memo }
}

describe('a stream is read from', () => {
  it('its first record on, which is the default', async () => {
    const { stream, service } = open(2)
    stream.put(9)
    expect((await read(service, 9)).sequences.toSorted()).toEqual(numbers(0, 9))
  })

  it.each([kinesis, plainKinesis, dynamodbStreams])('a time on ($service)', async (dialect) => {
    const { stream, service } = open(3, dialect)
    stream.put(10)
    stream.closeAll()
    stream.rollOver()
    const Timestamp = new Date(stream.records.map(({ at }) => at).sort()[4] ?? 0)
    const input = { ShardIteratorType: 'AT_TIMESTAMP', Timestamp }
    const items = await service.list(input, { deadline: 2000 }).items().toArray()
    expect(items.map((one) => service.sequenceOf(one)).sort()).toEqual(numbers(4, 6))
  })

  it.each([kinesis, dynamodbStreams, keyspaces])('now on, through splits ($service)', async (dialect) => {
    const { stream, service } = open(3, dialect)
    stream.put(10)
    stream.split()
    let pages = 0
    service.happen = () => {
      if (++pages < 8) return
      stream.put(2)
      if (pages % 3 === 0) stream.split()
      if (pages === 14) stream.closeAll()
    }
    const type = dialect === keyspaces ? 'shardIteratorType' : 'ShardIteratorType'
    const items = await service
      .list({ [type]: 'LATEST' }, { deadline: 5000 })
      .items()
      .toArray()
    expect(items.map((one) => service.sequenceOf(one)).sort()).toEqual(
      numbers(10, stream.records.length - 10),
    )
  })
})

describe('records that are written after a stream was begun at its latest one', () => {
  it.each([kinesis, dynamodbStreams, keyspaces])(
    'come after a resumption too ($service)',
    async (dialect) => {
      const { stream, service } = open(2, dialect)
      stream.now = Date.now() - 3_600_000
      stream.put(6)
      stream.now = Date.now()
      const type = dialect === keyspaces ? 'shardIteratorType' : 'ShardIteratorType'
      const pages = service.list({ [type]: 'LATEST' })
      for await (const page of pages) {
        expect(service.recordsOf(page)).toEqual([])
        break
      }
      stream.put(4)
      const rest = await read(service, 4, { [type]: 'LATEST' }, { startingToken: pages.resumeToken })
      expect(rest.sequences.toSorted()).toEqual(numbers(6, 4))
    },
  )

  it('come if the iterator expires before the first of them', async () => {
    const { stream, service } = open(1)
    stream.now = Date.now() - 3_600_000
    stream.put(3)
    stream.now = Date.now()
    const loop = service.list({ ShardIteratorType: 'LATEST' })[Symbol.asyncIterator]()
    expect(service.recordsOf((await loop.next()).value as Structure)).toEqual([])
    stream.put(2)
    service.trouble = { expired: 1 }
    const found: string[] = []
    while (found.length < 2) {
      const { value } = await loop.next()
      found.push(...service.recordsOf(value as Structure).map((one) => service.sequenceOf(one)))
    }
    expect(found).toEqual(numbers(3, 2))
    await loop.return?.()
  })
})

describe('the resume token of a stream', () => {
  it('holds the place of each shard and which have ended, and no iterator', async () => {
    const { stream, service } = open(1, plainKinesis)
    stream.put(3)
    stream.rollOver()
    stream.put(4)
    const { resumeToken } = await read(service, 5)
    const { places, memo } = placesIn(resumeToken)
    expect(places).toEqual({ 'shardId-000000000001': 'AFTER_SEQUENCE_NUMBER/1004' })
    expect(memo).toEqual({ ended: ['shardId-000000000000'] })
    expect(Buffer.from(resumeToken ?? '', 'base64').toString()).not.toContain('iterator-')
  })

  it('within a page names the last record, so that trimming loses nothing', async () => {
    const { stream, service } = open(1, dynamodbStreams)
    stream.put(8)
    const first = await read(service, 3)
    stream.trim(({ sequence }) => Number(sequence) < 1002)
    expect((await read(service, 5, {}, { startingToken: first.resumeToken })).sequences).toEqual(
      numbers(3, 5),
    )
  })

  it('resumes after the retention period with what is left, and with the children of what is gone', async () => {
    const { stream, service } = open(1)
    stream.put(6)
    const first = await read(service, 2)
    stream.rollOver()
    stream.put(2)
    stream.split()
    stream.put(4)
    stream.trim(() => true)
    for (let n = 0; n < 20; n++) stream.trim(({ sequence }) => Number(sequence) < 1008)
    stream.forget(() => true)
    stream.closeAll()
    expect(stream.shards.filter(({ isGone }) => isGone)).toHaveLength(2)
    const pages = service.list({}, { startingToken: first.resumeToken, deadline: 5000 })
    const rest = (await pages.items().toArray()).map((one) => service.sequenceOf(one))
    const kept = stream.shards.flatMap(({ records, trimmed }) => records.slice(trimmed))
    expect(rest.toSorted()).toEqual(kept.map(({ sequence }) => sequence).toSorted())
  })

  it('works without parallel', async () => {
    const { stream, service } = open(3)
    stream.put(20)
    const { sequences, resumeToken } = await read(service, 7)
    const rest = await read(service, 13, {}, { startingToken: resumeToken, parallel: undefined })
    expect([...sequences, ...rest.sequences].toSorted()).toEqual(numbers(0, 20))
  })

  it.each([
    ['an iterator', 'AAAAAAAAAAE='],
    ['pieces with invalid bounds', token({ bounds: { shard: 'a', parents: [], start: 'NOW' } })],
    ['a shard twice', token(bounds('a'), bounds('a'))],
    ['an invalid memo', token(bounds('a'), { memo: { ended: 'a' } })],
  ])('%s is refused', async (_, startingToken) => {
    const { service } = open(1)
    const listing = async () => read(service, 1, {}, { startingToken })
    await expect(listing()).rejects.toMatchObject({ code: 'InvalidToken' })
    expect(service.requests).toEqual([])
  })
})

function bounds(shard: string) {
  return { bounds: { shard, parents: [], start: 'TRIM_HORIZON' } }
}

function token(...parts: readonly { bounds?: object; memo?: object }[]): string {
  const nexttoken_pieces = parts.filter((part) => part.bounds)
  const [nexttoken_memo] = parts.flatMap(({ memo }) => memo ?? [])
  const members = { nexttoken_operation: 'GetRecords', nexttoken_pieces, nexttoken_memo }
  return Buffer.from(JSON.stringify(members)).toString('base64')
}

describe('shards take turns', () => {
  it('with one request at once too', async () => {
    const { stream, service } = open(5)
    stream.put(400)
    const counts = new Map<string, number>()
    let pages = 0
    for await (const page of service.list({}, { parallel: 1 })) {
      counts.set(service.shardOf(page), (counts.get(service.shardOf(page)) ?? 0) + 1)
      if (++pages === 15) break
    }
    expect([...counts.values()]).toEqual([3, 3, 3, 3, 3])
    expect(service.mostInFlight).toBe(1)
  })

  it('and no more than two pages for each request wait for a slow loop', async () => {
    const { stream, service } = open(8)
    stream.put(2000)
    const loop = service.list({}, { parallel: 3 })[Symbol.asyncIterator]()
    await loop.next()
    const before = service.requests.length
    for (let n = 0; n < 200; n++) await new Promise((resolve) => setImmediate(resolve))
    const reads = service.requests.filter(({ operation }) => operation === 'GetRecords')
    expect(reads.length).toBeGreaterThan(3)
    expect(reads.length).toBeLessThanOrEqual(1 + 2 * 3)
    expect(service.requests.length).toBeGreaterThan(before)
    await loop.return?.()
  })

  it('and are asked no sooner than the service allows', async () => {
    const { stream, service } = open(1, kinesis, { reads: 50, bytes: 100 })
    stream.put(6)
    const at: number[] = []
    service.happen = () => at.push(performance.now())
    await read(service, 6, { Limit: 3 })
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    // A timer may fire a little early.
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(18)
  })
})

describe('a failure while the shards are looked for', () => {
  it('is thrown, and the next call looks again', async () => {
    const { stream, service } = open(2)
    stream.put(4)
    stream.closeAll()
    service.trouble = { reset: 1 }
    const pages = service.list()
    const loop = pages[Symbol.asyncIterator]()
    await expect(loop.next()).rejects.toThrow('socket hang up')
    expect(pages.receipt).toMatchObject({ outcome: 'error', requests: 1 })
    service.trouble = {}
    expect((await loop.next()).done).toBe(false)
  })

  it('may be the deadline, or an abort', async () => {
    const { service } = open(2)
    const late = service.list({}, { deadline: 0 })
    for await (const page of late) throw new Error(`a page at the deadline: ${JSON.stringify(page)}`)
    expect(late.receipt.outcome).toBe('deadline')
    const signal = AbortSignal.abort(new Error('enough'))
    const aborted = service.list({}, { signal })
    await expect(aborted[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: 'AbortError' })
    expect(aborted.receipt.outcome).toBe('aborted')
  })

  it('does not disturb a loop that is left meanwhile', async () => {
    const { service } = open(2)
    const loop = service.list()[Symbol.asyncIterator]()
    const first = loop.next()
    await loop.return?.()
    expect(await first).toMatchObject({ done: true })
  })
})

describe('a whole stream', () => {
  it('is not collected unless something ends it', async () => {
    const { service } = open(1)
    await expect(service.list().items().toArray()).rejects.toThrow('cannot be collected')
  })

  it('is written into a file when its time is over', async () => {
    const { stream, service } = open(2)
    stream.put(9)
    const folder = mkdtempSync(join(tmpdir(), 'shards-'))
    try {
      let left = 1000
      service.happen = () => {
        if (service.requests.length > 40) left = 0
      }
      const path = join(folder, 'records.ndjson')
      const written = await service.list({}, { deadline: () => left }).to(path)
      expect(written).toMatchObject({ rows: 9, outcome: 'limit' })
      expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(9)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('gives one result, which names no shard', async () => {
    const { stream, service } = open(3)
    stream.put(12)
    const result = await service.list({}, { maxItems: 12 }).buildFullResult()
    expect(result.Records).toHaveLength(12)
    expect(result).not.toHaveProperty('ShardId')
  })

  it('whose shards are all closed is complete, and is not read again by its checkpoint', async () => {
    const { stream, service } = open(3)
    stream.put(12)
    stream.closeAll()
    let saved: string | undefined
    const save = async (text: string) => {
      saved = text
    }
    const options = { checkpoint: { store: { load: async () => saved, save } }, deadline: 5000 }
    const pages = service.list({}, options)
    for await (const _ of pages.items());
    expect(pages.receipt.outcome).toBe('complete')
    const before = service.requests.length
    for await (const _ of service.list({}, options).items()) throw new Error('a record came again')
    expect(service.requests).toHaveLength(before)
  })
})

describe('the input of a whole stream', () => {
  const problemsOf = (dialect: Dialect, input: Structure, options: PaginateOptions = {}) => {
    const { service } = open(1, dialect)
    try {
      service.list(input, options)
      return []
    } catch (error) {
      expect(error).toBeInstanceOf(PaginationError)
      expect(service.requests).toEqual([])
      return (error as Error).message.replace(/^[^:]*: /, '').split('\n  ')
    }
  }

  it.each<[Structure, string[]]>([
    [{ Limit: 5, ShardIteratorType: 'TRIM_HORIZON' }, []],
    [
      { StreamName: undefined },
      ['parallel reads all shards of a stream: pass StreamARN or StreamName or StreamId in the input'],
    ],
    [{ StreamName: 3 }, ['StreamName is 3: pass a text']],
    [
      { ShardIteratorType: 'NEWEST' },
      ["ShardIteratorType is \"NEWEST\": pass one of 'TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'"],
    ],
    [{ ShardIteratorType: 'AT_TIMESTAMP' }, ['Timestamp is undefined: pass a Date']],
    [
      { Timestamp: new Date(0) },
      ["Timestamp needs ShardIteratorType: 'AT_TIMESTAMP': pass that, or omit Timestamp"],
    ],
    [
      { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 'yesterday' },
      ['Timestamp is "yesterday": pass a Date'],
    ],
    [{ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 0 }, []],
    [
      { Limit: 0, Limits: 1 },
      [
        'Limit is 0: pass a whole number, 1 or more',
        'Limits is not a parameter of this listing; it takes StreamARN, StreamName, StreamId, ShardIteratorType, Timestamp, Limit, DryRun',
      ],
    ],
  ])('%j', (input, problems) => {
    expect(problemsOf(kinesis, input)).toEqual(problems)
  })

  it.each([
    { ShardIterator: 'x' },
    { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: '1' },
    { StartingSequenceNumber: '1' },
  ])('%j belongs to one shard', (input) => {
    expect(problemsOf(kinesis, input).join()).toMatch(/one shard|a single shard/)
  })

  it('has no time where no iterator starts at one', () => {
    expect(problemsOf(keyspaces, { shardIteratorType: 'AT_TIMESTAMP' })).toEqual([
      "shardIteratorType is \"AT_TIMESTAMP\": pass one of 'TRIM_HORIZON', 'LATEST'",
    ])
  })

  it('is checked with the other options, also if a checkpoint alone makes it one', () => {
    const problems = problemsOf(kinesis, { StreamName: '', Limit: -1 }, { maxItems: -1, parallel: 3 })
    expect(problems).toHaveLength(3)
    const checkpoint = { load: async () => undefined, save: async () => {} }
    expect(problemsOf(kinesis, { StreamName: '' }, { parallel: undefined, checkpoint })).toHaveLength(1)
  })
})
