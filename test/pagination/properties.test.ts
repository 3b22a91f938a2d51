import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { decodeToken, encodeToken } from '../../src/pagination/token/token-text.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const stored = fc.nat({ max: 60 }).map((length) => Array.from({ length }, (_, index) => `item ${index}`))
/** Sizes of the pages in turn, empty ones among them; the last, which goes on, is not empty. */
const sizes = fc
  .tuple(fc.array(fc.nat({ max: 7 }), { maxLength: 20 }), fc.integer({ min: 1, max: 7 }))
  .map(([some, last]) => [...some, last])
/** Which requests fail, in turn; then none. */
const failures = fc.array(fc.boolean(), { maxLength: 30 })

function open(send: PlainSend<Structure, Structure>, options: PaginateOptions = {}) {
  return new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)
}

function failing(
  send: PlainSend<Structure, Structure>,
  fails: readonly boolean[],
): PlainSend<Structure, Structure> {
  const rest = [...fails]
  return async (input, options) => {
    if (rest.shift()) throw new Error('throttled')
    return send(input, options)
  }
}

/** All that an iterator gives, asking again after each failure. */
async function persist<T>(loop: AsyncIterator<T, undefined>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const result = await loop.next().catch(() => undefined)
    if (result?.done) return all
    if (result) all.push(result.value)
  }
}

describe('delivered items equal the stored items, in order, each once,', () => {
  it('for all page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, async (items, pageSizes) => {
        const pages = open(storedList(items, pageSizes).send)
        expect(await pages.items().toArray()).toEqual(items)
        expect((await pages.buildFullResult()).Things ?? []).toEqual(items)
        expect((await pages.search('Things').toArray()).flat()).toEqual(items)
      }),
    )
  })

  it('for all failures in between', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, failures, async (items, pageSizes, fails) => {
        const { send } = storedList(items, pageSizes)
        expect(await persist(open(failing(send, fails)).items()[Symbol.asyncIterator]())).toEqual(items)
        const pages = await persist(open(failing(send, fails))[Symbol.asyncIterator]())
        expect(pages.flatMap((page) => page.Things)).toEqual(items)
      }),
    )
  })

  it('for any number of concurrent calls', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, fc.integer({ min: 1, max: 5 }), async (items, pageSizes, atOnce) => {
        const loop = open(storedList(items, pageSizes).send).items()[Symbol.asyncIterator]()
        const seen: unknown[] = []
        for (let done = false; !done; ) {
          const results = await Promise.all(Array.from({ length: atOnce }, () => loop.next()))
          seen.push(...results.filter((result) => !result.done).map((result) => result.value))
          done = results.some((result) => result.done)
        }
        expect(seen).toEqual(items)
      }),
    )
  })

  it('wherever a loop is left and resumed, after a page or an item', async () => {
    const stops = fc.array(fc.record({ after: fc.integer({ min: 1, max: 9 }), byItem: fc.boolean() }))
    await fc.assert(
      fc.asyncProperty(stored, sizes, stops, async (items, pageSizes, plan) => {
        const { send } = storedList(items, pageSizes)
        const seen: unknown[] = []
        let startingToken: string | undefined
        for (const { after, byItem } of [...plan, { after: 1000, byItem: true }]) {
          const pages = open(send, { startingToken })
          let left = after
          if (byItem) {
            for await (const item of pages.items()) {
              seen.push(item)
              if (--left === 0) break
            }
          } else {
            for await (const page of pages) {
              seen.push(...(page.Things as unknown[]))
              if (--left === 0) break
            }
          }
          startingToken = pages.resumeToken
          if (startingToken === undefined) break
        }
        expect(seen).toEqual(items)
        expect(startingToken).toBeUndefined()
      }),
    )
  })

  it('in a chain of listings cut by maxItems', async () => {
    const limits = fc.array(fc.nat({ max: 9 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(stored, sizes, limits, async (items, pageSizes, chain) => {
        const { send } = storedList(items, pageSizes)
        const seen: unknown[] = []
        let startingToken: string | undefined
        for (const maxItems of [...chain, undefined]) {
          const pages = open(send, { startingToken, ...(maxItems !== undefined && { maxItems }) })
          const { Things = [], NextToken } = await pages.buildFullResult()
          expect((Things as unknown[]).length).toBeLessThanOrEqual(maxItems ?? items.length)
          seen.push(...(Things as unknown[]))
          startingToken = NextToken
          if (startingToken === undefined) break
        }
        expect(seen).toEqual(items)
      }),
    )
  })
})

describe('a token', () => {
  const value = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n }),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
    ),
    any: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc.array(tie('any')),
      fc.dictionary(fc.string(), tie('any')),
    ),
  })).any

  it('decodes to what was encoded', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (members) => {
        expect(decodeToken(encodeToken(members))).toEqual(members)
      }),
    )
  })
})
