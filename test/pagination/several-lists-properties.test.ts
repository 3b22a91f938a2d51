import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { pagedOperation } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>
interface Stored {
  readonly key: 'Keys' | 'Prefixes'
  readonly item: { readonly Name: string }
}

const operation = pagedOperation(
  {
    input_token: 'NextToken',
    output_token: 'NextToken',
    result_key: ['Keys', 'Prefixes'],
    sorted_by: { Keys: 'Name', Prefixes: 'Name' },
  },
  { output: { NextToken: 'string', Keys: 'list', Prefixes: 'list' } },
)

/** One sequence of keys and prefixes, as S3 sorts and pages them. */
const stored = fc
  .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 40 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }),
    ),
  )
  .map(([names, kinds]) =>
    names
      .map((Name, index): Stored => ({ key: kinds[index] ? 'Keys' : 'Prefixes', item: { Name } }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.item.Name), Buffer.from(b.item.Name))),
  )
const sizes = fc
  .tuple(fc.array(fc.nat({ max: 9 }), { maxLength: 12 }), fc.integer({ min: 1, max: 9 }))
  .map(([some, last]) => [...some, last])

/** Pages whose two lists hold what the sequence has at that place. */
function service(items: readonly Stored[], pageSizes: readonly number[]): PlainSend<Structure, Structure> {
  const { send } = storedList(items, pageSizes)
  return async (input, options) => {
    const { Things, ...page } = (await send(input, options)) as { Things: Stored[] }
    const of = (key: string) => Things.filter((one) => one.key === key).map(({ item }) => item)
    return { ...page, Keys: of('Keys'), Prefixes: of('Prefixes') }
  }
}

function open(send: PlainSend<Structure, Structure>, options: PaginateOptions = {}) {
  return new PlainPaginator<Structure, Structure>(operation, send).paginate({}, options)
}

const both = ['Keys', 'Prefixes'] as const
const of = (items: readonly Stored[], key: string) =>
  items.filter((one) => one.key === key).map(({ item }) => item)

describe('delivered items of several lists equal the stored items, in order, each once,', () => {
  it('for all page sizes and failures in between', async () => {
    const failures = fc.array(fc.boolean(), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(stored, sizes, failures, async (items, pageSizes, fails) => {
        const send = service(items, pageSizes)
        expect(await open(send).items(both).toArray()).toEqual(items)
        const rest = [...fails]
        const failing: typeof send = async (input, options) => {
          if (rest.shift()) throw new Error('throttled')
          return send(input, options)
        }
        const loop = open(failing).items(both)[Symbol.asyncIterator]()
        const seen: unknown[] = []
        for (;;) {
          const result = await loop.next().catch(() => undefined)
          if (result?.done) break
          if (result) seen.push(result.value)
        }
        expect(seen).toEqual(items)
      }),
    )
  })

  it('wherever a loop is left and resumed', async () => {
    const stops = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(stored, sizes, stops, async (items, pageSizes, plan) => {
        const send = service(items, pageSizes)
        const seen: unknown[] = []
        let startingToken: string | undefined
        for (const after of [...plan, 1000]) {
          const loop = open(send, { startingToken }).items(both)
          let left = after
          for await (const item of loop) {
            seen.push(item)
            if (--left === 0) break
          }
          startingToken = loop.resumeToken
          if (startingToken === undefined) break
        }
        expect(seen).toEqual(items)
      }),
    )
  })

  it('for one of two lists too, however often the loop is left', async () => {
    const stops = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        stored,
        sizes,
        stops,
        fc.constantFrom(...both),
        async (items, pageSizes, plan, key) => {
          const send = service(items, pageSizes)
          const seen: unknown[] = []
          let startingToken: string | undefined
          for (const after of [...plan, 1000]) {
            const loop = open(send, { startingToken }).items(key)
            let left = after
            for await (const item of loop) {
              seen.push(item)
              if (--left === 0) break
            }
            startingToken = loop.resumeToken
            if (startingToken === undefined) break
          }
          expect(seen).toEqual(of(items, key))
        },
      ),
    )
  })

  it('in a chain of listings cut by maxItems, for any counted lists', async () => {
    const limits = fc.array(fc.nat({ max: 9 }), { maxLength: 20 })
    const counted = fc.constantFrom<string[]>(['Keys'], ['Prefixes'], ['Keys', 'Prefixes'])
    await fc.assert(
      fc.asyncProperty(stored, sizes, limits, counted, async (items, pageSizes, chain, countedKeys) => {
        const send = service(items, pageSizes)
        const seen = { Keys: [] as unknown[], Prefixes: [] as unknown[] }
        let startingToken: string | undefined
        for (const maxItems of [...chain, undefined]) {
          const pages = open(send, {
            startingToken,
            countedKeys,
            ...(maxItems !== undefined && { maxItems }),
          })
          const { Keys = [], Prefixes = [], NextToken } = await pages.buildFullResult()
          const lists = { Keys: Keys as unknown[], Prefixes: Prefixes as unknown[] }
          const count = both
            .filter((key) => countedKeys.includes(key))
            .reduce((sum, key) => sum + lists[key].length, 0)
          expect(count).toBe(pages.receipt.items)
          expect(count).toBeLessThanOrEqual(maxItems ?? items.length)
          seen.Keys.push(...lists.Keys)
          seen.Prefixes.push(...lists.Prefixes)
          startingToken = NextToken
          if (startingToken === undefined) break
        }
        expect(seen).toEqual({ Keys: of(items, 'Keys'), Prefixes: of(items, 'Prefixes') })
      }),
    )
  })

  it('in any mixture of loops over pages and items and of maxItems', async () => {
    const limits = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(stored, sizes, limits, async (items, pageSizes, chain) => {
        const send = service(items, pageSizes)
        const seen: unknown[] = []
        let startingToken: string | undefined
        for (const maxItems of [...chain, undefined]) {
          const loop = open(send, { startingToken, ...(maxItems !== undefined && { maxItems }) }).items(both)
          seen.push(...(await loop.toArray()))
          startingToken = loop.resumeToken
          if (startingToken === undefined) break
        }
        expect(seen).toEqual(items)
      }),
    )
  })
})
