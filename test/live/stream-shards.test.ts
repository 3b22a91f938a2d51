import { client } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { activeStreams } from './support/kinesis-world.js'
import { kinesalite } from './support/servers/kinesalite.js'
import { ministack } from './support/servers/ministack.js'
import { describeServer } from './support/use-server.js'

type Structure = Record<string, unknown>

interface Shard {
  readonly ShardId: string
  readonly HashKeyRange: { readonly StartingHashKey: string; readonly EndingHashKey: string }
}

const keys = (count: number) => Array.from({ length: count }, (_, n) => `key-${n}`)

/** The records of a page, with the ID of the page's shard. */
function recordsOf(page: object): { shard: string; key: string }[] {
  const { ShardId, Records } = page as { ShardId: string; Records: { PartitionKey: string }[] }
  return Records.map(({ PartitionKey }) => ({ shard: ShardId, key: PartitionKey }))
}

describeServer(kinesalite, 'a stream that is split and merged', (server) => {
  const StreamName = 'resharded'
  const parents = new Map<string, readonly string[]>()

  beforeAll(async () => {
    const kinesis = server.open('kinesis')
    const shards = async () => (await kinesis.listShards({ StreamName })).Shards as Shard[]
    const put = async (names: readonly string[]) => {
      for (const PartitionKey of names)
        await kinesis.putRecord({ StreamName, PartitionKey, Data: new Uint8Array([1]) })
    }
    await kinesis.createStream({ StreamName, ShardCount: 3 })
    await activeStreams(kinesis, [StreamName])
    const all = keys(90)
    await put(all.slice(0, 30))
    const [first, second, third] = await shards()
    const { StartingHashKey: from = '0', EndingHashKey: to = '0' } = first?.HashKeyRange ?? {}
    const NewStartingHashKey = String((BigInt(from) + BigInt(to)) / 2n)
    await kinesis.splitShard({ StreamName, ShardToSplit: first?.ShardId, NewStartingHashKey })
    await activeStreams(kinesis, [StreamName])
    await put(all.slice(30, 60))
    const merged = { ShardToMerge: second?.ShardId, AdjacentShardToMerge: third?.ShardId }
    await kinesis.mergeShards({ StreamName, ...merged })
    await activeStreams(kinesis, [StreamName])
    await put(all.slice(60))
    for (const shard of (await shards()) as (Shard & Structure)[]) {
      const own = [shard.ParentShardId, shard.AdjacentParentShardId]
      parents.set(shard.ShardId, own.filter((id) => typeof id === 'string') as string[])
    }
  })

  it('is read once, parents before their children', async () => {
    const options = { parallel: 4, maxItems: 90, pageSize: 5, pollInterval: 20 }
    const pages = server.open('kinesis').paginate('get_records', { StreamName }, options)
    const seen: { shard: string; key: string }[] = []
    for await (const page of pages) seen.push(...recordsOf(page))
    expect(seen.map(({ key }) => key).toSorted()).toEqual(keys(90).toSorted())
    expect(pages.receipt.parallel?.pieces).toBe(6)
    const order = seen.map(({ shard }) => shard)
    for (const [child, own] of parents) {
      for (const parent of own) expect(order.lastIndexOf(parent)).toBeLessThan(order.indexOf(child))
    }
    const atOnce = pages.receipt.parallel?.mostInFlight
    expect(atOnce).toBeLessThanOrEqual(4)
  })

  it('is read once by several loops, each with the token of the one before', async () => {
    const kinesis = server.open('kinesis')
    const found: string[] = []
    let startingToken: string | undefined
    for (let loops = 0; found.length < 90 && loops < 30; loops++) {
      const options = { parallel: 3, maxItems: 7, pageSize: 4, pollInterval: 20, startingToken }
      const pages = kinesis.paginate('get_records', { StreamName }, options)
      for await (const page of pages) found.push(...recordsOf(page).map(({ key }) => key))
      startingToken = pages.resumeToken
      if (found.length >= 84) break
    }
    const rest = { startingToken, deadline: 2000, pollInterval: 20 }
    const last = kinesis.paginate('get_records', { StreamName }, rest)
    for await (const page of last) found.push(...recordsOf(page).map(({ key }) => key))
    expect(found.toSorted()).toEqual(keys(90).toSorted())
  })

  it('is read from now on', async () => {
    const kinesis = server.open('kinesis')
    const input = { StreamName, ShardIteratorType: 'LATEST' }
    const pages = kinesis.paginate('get_records', input, { parallel: 2, maxItems: 3, pollInterval: 20 })
    const found: string[] = []
    let polls = 0
    for await (const page of pages) {
      found.push(...recordsOf(page).map(({ key }) => key))
      // By then every open shard was read once.
      if (++polls !== 6) continue
      for (const PartitionKey of ['new-0', 'new-1', 'new-2'])
        await kinesis.putRecord({ StreamName, PartitionKey, Data: new Uint8Array([1]) })
    }
    expect(found.toSorted()).toEqual(['new-0', 'new-1', 'new-2'])
  })
})

describeServer(ministack, 'all shards of a stream', (server) => {
  it('are read once, and resumed', async () => {
    const kinesis = server.open('kinesis')
    const StreamName = 'several'
    await kinesis.createStream({ StreamName, ShardCount: 4 })
    await activeStreams(kinesis, [StreamName])
    for (const PartitionKey of keys(40))
      await kinesis.putRecord({ StreamName, PartitionKey, Data: new Uint8Array([1]) })
    const options = { parallel: 4, pageSize: 3, pollInterval: 20 }
    const first = kinesis.paginate('get_records', { StreamName }, { ...options, maxItems: 17 })
    const found: string[] = []
    for await (const page of first) found.push(...recordsOf(page).map(({ key }) => key))
    const { resumeToken: startingToken } = first
    const rest = kinesis.paginate('get_records', { StreamName }, { ...options, startingToken, maxItems: 23 })
    for await (const page of rest) found.push(...recordsOf(page).map(({ key }) => key))
    expect(found.toSorted()).toEqual(keys(40).toSorted())
  })
})

describe('moto', () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const moto = (service: string) =>
    client(service, { region: 'us-east-1', endpoint: process.env.NEXTTOKEN_MOTO ?? '', credentials })

  it('the changes of a table are read once, and resumed', async () => {
    const [dynamodb, streams] = [moto('dynamodb'), moto('dynamodbstreams')]
    const TableName = 'streamed'
    await dynamodb.createTable({
      TableName,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    })
    const { Table } = await dynamodb.describeTable({ TableName })
    const { LatestStreamArn: StreamArn } = Table as { LatestStreamArn: string }
    for (const id of keys(25)) await dynamodb.putItem({ TableName, Item: { id: { S: id } } })
    const options = { parallel: 4, pageSize: 4, pollInterval: 20 }
    const first = streams.paginate('get_records', { StreamArn }, { ...options, maxItems: 10 })
    const records = await first.items().toArray()
    const { resumeToken: startingToken } = first
    const rest = streams.paginate('get_records', { StreamArn }, { ...options, startingToken, maxItems: 15 })
    records.push(...(await rest.items().toArray()))
    const ids = records.map((record) => (record as ChangeRecord).dynamodb.Keys.id.S)
    expect(ids).toEqual(keys(25))
  })
})

interface ChangeRecord {
  readonly dynamodb: { readonly Keys: { readonly id: { readonly S: string } } }
}
