import { describe, expect, it } from 'vitest'
import { GatedListing, keysOf, settle } from './support/gated-listing.js'

const keys = keysOf(2000)
const keysOn = (page: unknown) => (Object(page).Contents as { Key: string }[]).map(({ Key }) => Key)

/** Reads to the end, and notes which errors came after how many pages. */
async function read(listing: GatedListing, options: object) {
  const pages = listing.open({ parallel: 8, pageSize: 50, ...options })
  const loop = pages[Symbol.asyncIterator]()
  const found: string[] = []
  const errors: string[] = []
  for (;;) {
    try {
      const { done, value } = await loop.next()
      if (done) return { found, errors, pages }
      found.push(...keysOn(value))
    } catch (error) {
      errors.push(`${Object(error).message} after ${found.length} keys, ${pages.receipt.outcome}`)
    }
  }
}

/** Answers all requests; the first one that starts behind `key` fails. */
async function answerExcept(listing: GatedListing, key: string): Promise<void> {
  let hasFailed = false
  for (await settle(); listing.waiting.length > 0; await settle()) {
    const failing = listing.waiting.find(({ input }) => !hasFailed && String(input.StartAfter ?? '') > key)
    if (failing) {
      hasFailed = true
      await failing.fail(new Error('connection lost'))
    } else await listing.waiting[0]?.answer()
  }
}

describe('a request of a parallel listing that fails', () => {
  it('is reported when its piece is next, if pages come in order, and the next call requests it again', async () => {
    const listing = new GatedListing(keys)
    const reading = read(listing, {})
    await answerExcept(listing, 'key-000700')
    const { found, errors, pages } = await reading
    expect(found).toEqual(keys)
    expect(errors).toHaveLength(1)
    expect(Number(/after (\d+) keys/.exec(errors[0] ?? '')?.[1])).toBeGreaterThan(600)
    expect(errors[0]).toMatch(/^connection lost after \d+ keys, error$/)
    expect(pages.receipt.outcome).toBe('complete')
  })

  it('is reported at once, if pages come as they arrive', async () => {
    const listing = new GatedListing(keys)
    const reading = read(listing, { ordered: false })
    await answerExcept(listing, 'key-000700')
    const { found, errors } = await reading
    expect(found.sort()).toEqual(keys)
    expect(errors).toEqual([expect.stringMatching(/^connection lost after \d+ keys, error$/)])
  })

  it('lets nothing more be requested until its consumer asks again', async () => {
    const listing = new GatedListing(keys)
    const loop = listing.open({ parallel: 16, pageSize: 10, ordered: false })[Symbol.asyncIterator]()
    const first = loop.next()
    for (await settle(); listing.waiting.length < 16; await settle()) await listing.waiting[0]?.answer()
    await first
    await listing.waiting[0]?.fail(new Error('connection lost'))
    await expect(loop.next()).rejects.toThrow('connection lost')
    const { requests } = listing
    await listing.answerAll()
    expect(listing.requests).toBe(requests)
    const again = loop.next()
    await settle()
    expect(listing.requests).toBeGreaterThan(requests)
    await again
    await loop.return?.()
  })

  it('makes a collection fail, which delivered nothing and says so', async () => {
    const listing = new GatedListing(keys)
    const pages = listing.open({ parallel: 8, pageSize: 50 })
    const collected = pages.items().toArray()
    const outcome = collected.then(
      () => 'done',
      (error: Error) => error.message,
    )
    await answerExcept(listing, 'key-000700')
    expect(await outcome).toBe('connection lost')
    expect(pages.receipt).toMatchObject({ outcome: 'error', items: 0, pages: 0, resumeToken: undefined })
  })
})

describe('a parallel listing with little to list', () => {
  it.each([0, 1, 50])('of %i keys is one request and one page', async (count) => {
    const listing = new GatedListing(keysOf(count))
    for (const ordered of [true, false]) {
      const before = listing.requests
      const reading = read(listing, { ordered })
      await listing.answerAll()
      const { found, pages } = await reading
      expect(found).toEqual(keysOf(count))
      expect(listing.requests - before).toBe(1)
      expect(pages.receipt).toMatchObject({
        outcome: 'complete',
        pages: 1,
        requests: 1,
        parallel: { pieces: 1, mostInFlight: 1 },
      })
    }
  })

  it('with maxItems within its first page is one request', async () => {
    const listing = new GatedListing(keys)
    const reading = read(listing, { maxItems: 20 })
    await listing.answerAll()
    const { found, pages } = await reading
    expect(found).toEqual(keys.slice(0, 20))
    expect(listing.requests).toBe(1)
    expect(pages.receipt.outcome).toBe('limit')
  })

  it('requests about as many pages as maxItems needs', async () => {
    const listing = new GatedListing(keys)
    const reading = read(listing, { maxItems: 150 })
    await listing.answerAll()
    expect((await reading).found).toEqual(keys.slice(0, 150))
    expect(listing.requests).toBeLessThan(7)
  })

  it('and no parallel has no receipt of its own for that', async () => {
    const listing = new GatedListing(keysOf(5))
    const pages = listing.open({ pageSize: 50 })
    const all = pages.items().toArray()
    await listing.answerAll()
    await all
    expect(pages.receipt).not.toHaveProperty('parallel')
  })
})
