import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GatedListing, keysOf, settle } from './support/gated-listing.js'

const keys = keysOf(4000)
const options = { parallel: 16, pageSize: 10 }

/** Promises that nobody handled. */
const unhandled: unknown[] = []
const note = (error: unknown) => unhandled.push(error)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
})
afterEach(async () => {
  await settle()
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

/** A loop that got its first page, with 16 requests in flight. */
async function busyLoop(listing: GatedListing, more: object = {}) {
  const pages = listing.open({ ...options, ...more })
  const loop = pages[Symbol.asyncIterator]()
  const first = loop.next()
  for (await settle(); listing.waiting.length < 16; await settle()) await listing.waiting[0]?.answer()
  await first
  await settle()
  expect(listing.waiting).toHaveLength(16)
  return { pages, loop, inFlight: [...listing.waiting] }
}

describe('a parallel listing that is left while 16 requests are in flight', () => {
  it.each([true, false])(
    'by return(), ordered: %s, aborts all of them and gives the end',
    async (ordered) => {
      const listing = new GatedListing(keys)
      const { pages, loop, inFlight } = await busyLoop(listing, { ordered })
      // Some of these may be answered by pages that wait; then one waits for a request.
      const waiting = Array.from({ length: 40 }, () => loop.next())
      await loop.return?.()
      const ends = await Promise.all(waiting)
      expect(ends.at(-1)).toEqual({ done: true, value: undefined })
      expect(inFlight.every(({ isAborted }) => isAborted)).toBe(true)
      expect(pages.receipt.outcome).toBe('aborted')
      const { requests } = listing
      await settle()
      expect(listing.requests).toBe(requests)
      expect(await loop.next()).toEqual({ done: true, value: undefined })
    },
  )

  it('by its signal, aborts all of them, and every next() throws', async () => {
    const listing = new GatedListing(keys)
    const controller = new AbortController()
    const { pages, loop, inFlight } = await busyLoop(listing, { signal: controller.signal })
    controller.abort(new Error('enough'))
    for (const _ of [1, 2]) {
      await expect(loop.next()).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
    }
    expect(inFlight.every(({ isAborted }) => isAborted)).toBe(true)
    expect(pages.receipt).toMatchObject({ outcome: 'aborted' })
    expect(pages.resumeToken).toBeDefined()
  })

  it('by its signal, while it waits for a server that hangs', async () => {
    const listing = new GatedListing(keys)
    const controller = new AbortController()
    const waiting = listing
      .open({ ...options, signal: controller.signal })
      .items()
      .toArray()
    await settle()
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect(listing.waiting).toEqual([])
  })

  it('by its deadline, while it waits for a server that hangs, and can be resumed', async () => {
    const listing = new GatedListing(keys)
    const pages = listing.open({ ...options, deadline: 30 })
    const found: unknown[] = []
    const reading = (async () => {
      for await (const key of pages.items()) found.push(key)
    })()
    await listing.answerAll(({ requests }) => requests > 40)
    await reading
    expect(pages.receipt.outcome).toBe('deadline')
    expect(listing.waiting).toEqual([])
    const startingToken = pages.receipt.resumeToken
    const rest = listing
      .open({ ...options, startingToken })
      .items()
      .toArray()
    await listing.answerAll()
    expect([...found, ...(await rest)].map((item) => Object(item).Key)).toEqual(keys)
  })

  it('requests nothing while its consumer does not ask, once the pages that wait fill their room', async () => {
    const listing = new GatedListing(keys)
    for (const ordered of [true, false]) {
      const before = listing.requests
      const loop = listing.open({ ...options, ordered })[Symbol.asyncIterator]()
      const first = loop.next()
      await listing.answerAll()
      await first
      expect(listing.requests - before).toBeLessThan(96 + 6 * 16 + 16)
      await loop.return?.()
    }
  })

  it('requests only while its consumer waits, if prefetch is false', async () => {
    const listing = new GatedListing(keys)
    const loop = listing.open({ ...options, prefetch: false })[Symbol.asyncIterator]()
    const first = loop.next()
    await listing.answerAll(({ requests }) => requests > 1)
    await first
    await listing.answerAll()
    const { requests } = listing
    await settle()
    expect(listing.requests).toBe(requests)
    expect(requests).toBe(1)
    await loop.return?.()
  })
})
