import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TokenExpiredError } from '../../src/errors/index.js'
import type { PlainSend } from '../support/plain-paginator.js'
import { numbers, open, Refusal, serviceOf } from './support/expiring-service.js'

type Structure = Record<string, unknown>

describe('a token refused in the middle of a listing', () => {
  it('loses and repeats no item, on any page, prefetched or not, by page or by item', async () => {
    const refused = fc.uniqueArray(fc.integer({ min: 2, max: 40 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        refused,
        fc.boolean(),
        async (count, size, when, prefetch) => {
          // Twice at the same place is no progress, and an error.
          const sparse = when
            .sort((a, b) => a - b)
            .filter((at, index) => index === 0 || at - (when[index - 1] ?? 0) > 20)
          const { send } = serviceOf(
            () => numbers(count),
            size,
            (request) => sparse.includes(request),
          )
          expect(await open(send, { prefetch }).items().toArray()).toEqual(numbers(count))
          const again = serviceOf(
            () => numbers(count),
            size,
            (request) => sparse.includes(request),
          )
          const seen: unknown[] = []
          for await (const page of open(again.send, { prefetch })) seen.push(...(page.Things as unknown[]))
          expect(seen).toEqual(numbers(count))
        },
      ),
    )
  })

  it('is an error if the listing has changed, with what was delivered and where it stopped', async () => {
    let stored = numbers(10)
    const { send, inputs } = serviceOf(
      () => stored,
      3,
      (request) => request === 3,
    )
    const pages = open(send)
    const seen: unknown[] = []
    const list = async () => {
      for await (const page of pages) {
        seen.push(...(page.Things as unknown[]))
        if (seen.length === 6) stored = [{ Id: 'new' }, ...numbers(10)]
      }
    }
    const error = await list().catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(TokenExpiredError)
    expect(error).toMatchObject({
      code: 'TokenExpired',
      items: 6,
      cause: { code: 'InvalidPaginationTokenException' },
    })
    expect(String(error)).toMatch(/the listing has changed.*Start over/)
    expect(pages.receipt).toMatchObject({ outcome: 'error', items: 6 })
    expect(JSON.parse(Buffer.from(pages.resumeToken ?? '', 'base64').toString())).toEqual({ NextToken: '6' })
    expect(seen).toEqual(numbers(6))
    expect(inputs).toHaveLength(5)
  })

  it('is an error if the listing has become shorter', async () => {
    let stored = numbers(10)
    const { send } = serviceOf(
      () => stored,
      3,
      (request) => request === 3,
    )
    const loop = open(send)[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    stored = numbers(4)
    await expect(loop.next()).rejects.toThrow(/2 item\(s\) shorter/)
    await expect(loop.next()).rejects.toThrow(/2 item\(s\) shorter/)
  })

  it('is an error if the token is refused again without a page in between', async () => {
    const { send, inputs } = serviceOf(
      () => numbers(10),
      3,
      (request) => request >= 3,
    )
    await expect(open(send).items().toArray()).rejects.toThrow(
      /it refused the token before that too, without a page in between/,
    )
    expect(inputs.length).toBeLessThan(7)
  })

  it('is an error at once if the caller wants that, or if the listing started with the token', async () => {
    const service = () =>
      serviceOf(
        () => numbers(10),
        3,
        (request) => request === 2,
      ).send
    const refused = open(service(), { onExpiredToken: 'error' }).items().toArray()
    await expect(refused).rejects.toThrow(TokenExpiredError)
    await expect(refused).rejects.toThrow(/onExpiredToken/)
    const late = serviceOf(
      () => numbers(10),
      3,
      () => true,
    )
    await expect(open(late.send, { startingToken: '3' }).items().toArray()).rejects.toThrow(
      /there is no other way to the same page/,
    )
    expect(() => open(late.send, { onExpiredToken: 'no' as never })).toThrow(/pass 'recover' or 'error'/)
  })

  it('is recovered from the token where the loop started', async () => {
    const { send, inputs } = serviceOf(
      () => numbers(10),
      2,
      (request) => request === 3,
    )
    expect(await open(send, { startingToken: '4' }).items().toArray()).toEqual(numbers(10).slice(4))
    expect(inputs.map(({ NextToken }) => NextToken)).toEqual(['4', '6', '8', '4', '6', '8'])
  })

  it('keeps the position of the loop if a request of the recovery fails', async () => {
    const { send } = serviceOf(
      () => numbers(10),
      2,
      (request) => request === 4,
    )
    let calls = 0
    const loop = open(async (input, options) => {
      if (++calls === 6) throw new Error('no network')
      return send(input, options)
    })
      .items()
      [Symbol.asyncIterator]()
    const seen: unknown[] = []
    let failures = 0
    for (let done = false; !done; ) {
      const result = await loop.next().catch(() => failures++)
      if (typeof result !== 'object') continue
      done = result.done === true
      if (!result.done) seen.push(result.value)
    }
    expect([failures, seen]).toEqual([1, numbers(10)])
  })

  it('is an error if the last delivered item changed', async () => {
    const letters = (...names: string[]) => names.map((Id) => ({ Id }))
    let stored = letters('a', 'b', 'c', 'd', 'e')
    const { send } = serviceOf(
      () => stored,
      3,
      (request) => request === 2,
    )
    const loop = open(send)[Symbol.asyncIterator]()
    await loop.next()
    stored = letters('a', 'b', 'changed', 'd', 'e')
    await expect(loop.next()).rejects.toThrow(/the listing has changed/)
  })

  it('is recovered ten times in one loop, as in docs/resuming.md, and then is an error', async () => {
    // Each refusal comes one page later than the one before.
    let refused = 1
    const send: PlainSend<Structure, Structure> = async ({ NextToken }) => {
      const start = Number(NextToken ?? 0)
      if (start === refused) {
        refused++
        throw new Refusal('InvalidNextTokenException')
      }
      return { Things: [{ Id: start }], NextToken: String(start + 1) }
    }
    const seen: unknown[] = []
    const loop = async () => {
      for await (const item of open(send).items()) seen.push(item)
    }
    await expect(loop()).rejects.toThrow(/the listing was already started again 10 times/)
    expect(seen).toEqual(Array.from({ length: 11 }, (_, Id) => ({ Id })))
    expect(refused).toBe(12)
  })

  it('is not assumed if the first page is refused, which stays the service error', async () => {
    const send = async () => {
      throw new Refusal('InvalidNextTokenException')
    }
    await expect(open(send).items().toArray()).rejects.toMatchObject({ code: 'InvalidNextTokenException' })
  })

  it('is distinguished from expired credentials and other errors', async () => {
    for (const code of ['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'AccessDenied']) {
      const send = async ({ NextToken }: Structure) => {
        if (NextToken !== undefined) throw new Refusal(code)
        return { Things: [1], NextToken: 'a' }
      }
      await expect(open(send).items().toArray()).rejects.toMatchObject({ code })
    }
  })
})
