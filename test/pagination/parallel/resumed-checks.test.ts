import { describe, expect, it } from 'vitest'
import { collect, collectUntil } from './support/collect.js'
import { memoryStore } from './support/memory-store.js'
import { namesOnPage, run, sorted, type Trial } from './support/trial.js'

const trial: Trial = {
  operation: 'ListObjectsV2',
  bucket: { style: 'counter', count: 400, seed: 1 },
  selection: { prefix: '', delimiter: '' },
  options: { parallel: 16, ordered: false, pageSize: 10 },
  latency: 20,
}

describe('a parallel listing that was left before it knew that the service honours bounds', () => {
  it.each([1, 2, 5])('after %i pages is checked again when it is resumed', async (after) => {
    const { open, expected, sender } = run(trial, { skipsAfterAbsent: true })
    const left = await collectUntil(open, { by: 'page', after }, () => sender.time.now)
    const pages = open({ startingToken: left.resumeToken })
    const rest = await collectUntil(
      () => pages,
      { by: 'page', after: 1e6 },
      () => sender.time.now,
    )
    expect(sorted([...left.names, ...rest.names])).toEqual(sorted(expected))
    expect(pages.receipt.parallel?.oneChain).toContain('has to begin with')
  })
})

describe('a parallel listing', () => {
  it('gives back a piece whose second page shows that its start was ignored, long after the piece before it was delivered', async () => {
    for (const ignored of [3, 8, 9]) {
      const { open, expected, sender, faulty } = run({
        ...trial,
        options: { parallel: 6, ordered: false, pageSize: 5 },
      })
      // One page is empty, and its token leads to the beginning of the bucket.
      const token = Buffer.from(JSON.stringify({ name: '', pages: 777 })).toString('base64url')
      const answer = faulty.answer.bind(faulty)
      let starts = 0
      faulty.answer = (request) => {
        const page = answer(request)
        const { StartAfter, ContinuationToken } = request.input
        if (!StartAfter || ContinuationToken || ++starts !== ignored) return page
        const members = { ...page.members, KeyCount: 0, IsTruncated: true, NextContinuationToken: token }
        return { ...page, members, items: [] }
      }
      const startLoop = sender.startLoop
      Object.assign(sender, {
        startLoop: () => async (input: { ContinuationToken?: string }, options: object) => {
          if (input.ContinuationToken === token) await sender.time.wait(4000)
          return startLoop()(input, options)
        },
      })
      const pages = open()
      expect(sorted(await collect(pages, 'pages'))).toEqual(sorted(expected))
      expect(pages.receipt).toMatchObject({ outcome: 'complete', parallel: { oneChain: expect.any(String) } })
    }
  })
})

describe('a parallel listing that was left within a page', () => {
  it.each([true, false])(
    'that is shorter when it is requested again delivers every key once, ordered: %s',
    async (ordered) => {
      const { open, expected, sender, faulty } = run({
        ...trial,
        bucket: { style: 'counter', count: 60, seed: 1 },
        options: { parallel: 8, ordered, pageSize: 7 },
      })
      const now = () => sender.time.now
      const chain = { parallel: undefined, ordered: undefined }
      const left = await collectUntil(
        (limits) => open({ ...chain, ...limits }),
        { by: 'break', after: 12 },
        now,
      )
      const answer = faulty.answer.bind(faulty)
      let requests = 0
      faulty.answer = (request) =>
        answer(requests++ > 0 ? request : { ...request, input: { ...request.input, MaxKeys: 3 } })
      const rest = await collectUntil(
        (limits) => open({ ...limits, startingToken: left.resumeToken }),
        { by: 'break', after: 1e6 },
        now,
      )
      expect(sorted([...left.names, ...rest.names])).toEqual(sorted(expected))
    },
  )
})

describe('a parallel listing in order that was left between two pages', () => {
  it.each([undefined, 8])(
    'goes on behind them if the last keys were deleted, and new ones created before them, then with parallel: %s',
    async (parallel) => {
      for (let after = 1; after <= 40; after++) {
        const { open, expected, sender, faulty } = run({
          ...trial,
          options: { ...trial.options, ordered: true },
        })
        const now = () => sender.time.now
        const left = await collectUntil(open, { by: 'page', after }, now)
        for (const name of left.names.slice(-3)) faulty.store.remove(name)
        for (const name of left.names.slice(-5, -3)) faulty.store.put(`${name}.new`)
        const resumed = {
          startingToken: left.resumeToken,
          parallel,
          ordered: parallel === undefined ? undefined : true,
        }
        const rest = await collectUntil(() => open(resumed), { by: 'page', after: 1e6 }, now)
        expect([...left.names, ...rest.names]).toEqual(expected)
      }
    },
  )
})

describe('a token with pieces that have a gap between them', () => {
  it.each([true, false])(
    'never lists the gap, even if the service ignores where a piece begins, ordered: %s',
    async (ordered) => {
      const { open, expected } = run(trial, { ignoresStart: 1 })
      const bounds = [{ hi: expected[99] }, { lo: expected[299] }]
      const members = {
        nexttoken_operation: 'ListObjectsV2',
        nexttoken_pieces: bounds.map((one) => ({ bounds: one })),
      }
      const startingToken = Buffer.from(JSON.stringify(members)).toString('base64')
      const checkpoint = memoryStore()
      const pages = open({ startingToken, ordered, checkpoint })
      const found: string[] = []
      const reading = (async () => {
        for await (const page of pages) found.push(...namesOnPage(page))
      })()
      const problem = 'so this listing cannot be resumed in the middle'
      await expect(reading).rejects.toThrow(problem)
      expect(pages.receipt.outcome).toBe('error')
      expect(await pages.readCheckpoint()).toMatchObject({ items: found.length })
      await expect(pages[Symbol.asyncIterator]().next()).rejects.toThrow(problem)
      expect(found).toEqual(expected.slice(0, found.length))
      expect(found.length).toBeLessThanOrEqual(100)
    },
  )
})
