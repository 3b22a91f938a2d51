import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Listed, type Listing, listWithBoto3, plain } from './support/boto3-lists.js'
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

describe('what moto holds, made and listed through nexttoken, is what boto3 lists', () => {
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
    expect(withoutAbsent(comparable(plain(merged), expected?.result))).toEqual(
      withoutAbsent(expected?.result),
    )
    expect(await countItems(listing)).toBe(
      firstList(expected?.result ?? {}, pages.resultKeys[0] ?? '').length,
    )
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
