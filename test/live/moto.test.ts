import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Listed, type Listing, listWithBoto3, plain } from './support/boto3-lists.js'
import { knownToBoto3, ruleOf, summed } from './support/known-to-boto3.js'
import { worlds } from './support/moto-worlds.js'
import { comparable, withoutAbsent } from './support/same-as-boto3.js'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const open = (service: string): DynamicClient =>
  client(service, { region: 'us-east-1', endpoint, credentials, forcePathStyle: true })

const listings: Listing[] = worlds.flatMap(({ service, lists }) =>
  lists.map((list) => ({ service, ...list })),
)

function nameOf({ service, operation, input, pageSize }: Listing): string {
  const details = [input && JSON.stringify(input), pageSize && `${pageSize} a page`]
    .filter(Boolean)
    .join(', ')
  return `${service}.${operation} ${details}`
}

describe('resources in moto, created and listed with nexttoken, equal those that boto3 lists', () => {
  let fromBoto3 = new Map<Listing, Listed>()

  beforeAll(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    for (const world of worlds) await world.make(open(world.service), open)
    const listed = await listWithBoto3(endpoint, listings)
    fromBoto3 = new Map(listings.map((listing, index) => [listing, listed[index] ?? {}]))
  })

  it('covers at least 40 operations', () => {
    expect(
      new Set(listings.map(({ service, operation }) => `${service}.${operation}`)).size,
    ).toBeGreaterThanOrEqual(40)
  })

  it.each(listings.map((listing) => ({ name: nameOf(listing), listing })))('$name', async ({ listing }) => {
    const expected = fromBoto3.get(listing)
    expect(expected?.error).toBeUndefined()
    const pages = open(listing.service).paginate(listing.operation, listing.input, {
      pageSize: listing.pageSize,
    })
    const merged = await pages.buildFullResult()
    const known = (result: unknown) => withoutAbsent(knownToBoto3(ruleOf(listing), result, summed))
    expect(known(comparable(plain(merged), expected?.result))).toEqual(known(expected?.result))
    expect(await countItems(listing)).toBe(
      firstList(expected?.result ?? {}, pages.resultKeys[0] ?? '').length,
    )
  })
})

describe('a listing is never silently incomplete if moto paginates unlike AWS', () => {
  const kinesis = open('kinesis')

  beforeAll(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    for (const n of [0, 1, 2]) await kinesis.createStream({ StreamName: `stream-${n}`, ShardCount: 3 })
  })

  it('ListStreams announces more without a token: boto3 ends early, nexttoken continues from the last item', async () => {
    const [fromBoto3] = await listWithBoto3(endpoint, [
      { service: 'kinesis', operation: 'list_streams', pageSize: 2 },
    ])
    expect(firstList(fromBoto3?.result, 'StreamNames')).toHaveLength(2)
    const all = ['stream-0', 'stream-1', 'stream-2']
    expect(await kinesis.paginate('list_streams', {}, { pageSize: 2 }).items().toArray()).toEqual(all)
    const after = kinesis.paginate('list_streams', {}, { pageSize: 1, startAfterItem: 'stream-0' })
    expect(await after.items().toArray()).toEqual(all.slice(1))
  })

  // AWS refuses StreamName beside a token, which boto3 sends (boto/botocore#2009); moto's token wants it.
  it('ListShards requires the name beside its token, which AWS refuses: the error is thrown', async () => {
    const shards = kinesis.paginate('list_shards', { StreamName: 'stream-0' }, { pageSize: 2 }).items()
    await expect(shards.toArray()).rejects.toMatchObject({ code: 'InvalidToken' })
  })
})

async function countItems({ service, operation, input, pageSize }: Listing): Promise<number> {
  return (await open(service).paginate(operation, input, { pageSize }).items().toArray()).length
}

function firstList(result: unknown, path: string): unknown[] {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (Object(at) as Record<string, unknown>)[name], result)
  return Array.isArray(value) ? value : []
}
