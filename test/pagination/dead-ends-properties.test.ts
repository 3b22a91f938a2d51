import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaginationError } from '../../src/errors/index.js'
import type { OperationModel, PaginationDescription } from '../../src/models/index.js'
import type { CheckpointStore, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { sampleSize } from '../support/samples.js'
import { type Members, pagedOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const runs = sampleSize('deadEnds')

/** What ends a run over a listing. */
type Ending =
  | { readonly kind: 'break' | 'abort' | 'maxItems' | 'deadline'; readonly after: number }
  | { readonly kind: 'error' | 'no-token' | 'repeated-token' | 'refused-token'; readonly on: number }

interface Shape {
  readonly words: string
  readonly rule: PaginationDescription
  readonly output: Members
  readonly input?: Members
  /** The token for what begins at item `start`. */
  readonly token: (start: number) => Structure
  readonly startOf: (input: Structure) => number
  /** A page of these items, with all that the service says of the listing besides tokens. */
  readonly page: (items: readonly number[], more: boolean) => Structure
  readonly itemsOf: (page: Structure) => unknown[]
}

const things = (page: Structure) => (page.Things as { Id: number }[]).map(({ Id }) => Id)

const asThings = (items: readonly number[]) => items.map((Id) => ({ Id }))

const shapes: readonly Shape[] = [
  {
    words: 'one token and a flag',
    rule: { ...plainRule, more_results: 'Truncated' },
    output: { NextToken: 'string', Things: 'list', Truncated: 'boolean' },
    token: (start) => ({ NextToken: `at ${start}` }),
    startOf: ({ NextToken }) => Number(String(NextToken ?? 'at 0').slice(3)),
    page: (items, Truncated) => ({ Things: asThings(items), Truncated }),
    itemsOf: things,
  },
  {
    words: 'two tokens',
    rule: {
      ...plainRule,
      input_token: ['KeyMarker', 'IdMarker'],
      output_token: ['NextKey', 'NextId'],
      more_results: 'More',
    },
    output: { NextKey: 'string', NextId: 'string', Things: 'list', More: 'boolean' },
    token: (start) => ({ NextKey: `key ${start >> 1}`, NextId: `${start % 2}` }),
    startOf: ({ KeyMarker, IdMarker }) =>
      Number(String(KeyMarker ?? 'key 0').slice(4)) * 2 + Number(IdMarker ?? 0),
    page: (items, More) => ({ Things: asThings(items), More }),
    itemsOf: things,
  },
  {
    words: 'an item’s key for a token',
    rule: {
      input_token: 'StartKey',
      output_token: 'LastKey',
      result_key: ['Things', 'Count'],
      more_results: 'More',
    },
    input: { StartKey: 'map' },
    output: { LastKey: 'map', Things: 'list', Count: 'integer', More: 'boolean' },
    token: (start) => ({ LastKey: { pk: { N: `${start}` } } }),
    startOf: ({ StartKey }) => Number((StartKey as { pk?: { N: string } } | undefined)?.pk?.N ?? 0),
    page: (items, More) => ({ Things: asThings(items), Count: items.length, More }),
    itemsOf: things,
  },
  {
    words: 'a map of results',
    rule: { ...plainRule, more_results: 'More' },
    output: { NextToken: 'string', Things: 'map', More: 'boolean' },
    token: (start) => ({ NextToken: `${start}-` }),
    startOf: ({ NextToken }) => Number.parseInt(String(NextToken ?? '0'), 10),
    page: (items, More) => ({ Things: Object.fromEntries(items.map((id) => [`n${id}`, id])), More }),
    itemsOf: ({ Things }) => Object.values(Things as object),
  },
]

function operationOf({ rule, output, input = {} }: Shape): OperationModel {
  return pagedOperation(rule, { input, output })
}

/** A stored listing whose request number `on` goes wrong as `ending` says, once: the fault is gone afterwards. */
function service(
  shape: Shape,
  { total, size, ending }: { total: number; size: number; ending: Ending | undefined },
) {
  let requests = 0
  const send = async (input: Structure): Promise<Structure> => {
    requests++
    const start = shape.startOf(input)
    const end = Math.min(start + size, total)
    const items = Array.from({ length: end - start }, (_, index) => start + index)
    const answer = { ...shape.page(items, end < total), ...(end < total && shape.token(end)) }
    if (!ending || !('on' in ending) || requests !== ending.on) return answer
    if (ending.kind === 'error') throw new Error('reset')
    if (ending.kind === 'refused-token') {
      throw Object.assign(new Error('no'), { code: 'InvalidNextToken', fault: 'client' })
    }
    if (ending.kind === 'no-token') return shape.page(items, true)
    if (ending.kind === 'repeated-token' && start > 0)
      return { ...shape.page(items, true), ...shape.token(start) }
    return answer
  }
  return send
}

const listing = fc.record({
  shape: fc.constantFrom(...shapes),
  total: fc.integer({ min: 0, max: 25 }),
  size: fc.integer({ min: 1, max: 6 }),
  byItem: fc.boolean(),
  prefetch: fc.boolean(),
})

const after = fc.integer({ min: 1, max: 26 })

const on = fc.integer({ min: 1, max: 8 })

const ending = fc.oneof(
  fc.record({
    kind: fc.constantFrom('break' as const, 'abort' as const, 'maxItems' as const, 'deadline' as const),
    after,
  }),
  fc.record({
    kind: fc.constantFrom(
      'error' as const,
      'no-token' as const,
      'repeated-token' as const,
      'refused-token' as const,
    ),
    on,
  }),
)

interface Run {
  readonly delivered: unknown[]
  readonly outcome: string
  readonly resumeToken: string | undefined
  readonly error: unknown
}

type Case = { shape: Shape; total: number; size: number; byItem: boolean; prefetch: boolean }

/** One run, from `startingToken` on. */
async function run(
  { shape, total, size, byItem, prefetch }: Case,
  how: Ending | undefined,
  more: PaginateOptions = {},
): Promise<Run> {
  const controller = new AbortController()
  const delivered: unknown[] = []
  const limits: PaginateOptions = {
    ...(how?.kind === 'maxItems' && { maxItems: how.after }),
    ...(how?.kind === 'deadline' && { deadline: () => (delivered.length >= how.after ? 0 : 1e6) }),
    onExpiredToken: 'error',
    signal: controller.signal,
    prefetch,
    ...more,
  }
  const send = service(shape, { total, size, ending: how })
  const pages = new PlainPaginator<Structure, Structure>(operationOf(shape), send).paginate({}, limits)
  const isLeft = (kind: Ending['kind']) =>
    how?.kind === kind && 'after' in how && delivered.length >= how.after
  let error: unknown
  try {
    if (byItem) {
      for await (const item of pages.items()) {
        delivered.push(Array.isArray(item) ? item[1] : Object(item).Id)
        if (isLeft('break')) break
        if (isLeft('abort')) controller.abort()
      }
    } else {
      for await (const page of pages) {
        delivered.push(...shape.itemsOf(page))
        if (isLeft('break')) break
        if (isLeft('abort')) controller.abort()
      }
    }
  } catch (failure) {
    error = failure
  }
  const { outcome, resumeToken } = pages.receipt
  expect(pages.resumeToken).toBe(resumeToken)
  return { delivered, outcome, resumeToken, error }
}

const stored = (total: number) => Array.from({ length: total }, (_, index) => index)

describe('a listing and its resumption deliver every item once, in order,', () => {
  it('whatever ends a listing, in every shape of rule', async () => {
    await fc.assert(
      fc.asyncProperty(listing, ending, async (given, how) => {
        const first = await run(given, how)
        if (first.outcome === 'complete') {
          expect(first.delivered).toEqual(stored(given.total))
          expect(first.resumeToken).toBeUndefined()
          return
        }
        const error = first.error as PaginationError | undefined
        if (error && 'resumeToken' in error) expect(error.resumeToken).toBe(first.resumeToken)
        const rest = await run(given, undefined, { startingToken: first.resumeToken })
        expect(rest.outcome).toBe('complete')
        expect([...first.delivered, ...rest.delivered]).toEqual(stored(given.total))
      }),
      { seed: 21, numRuns: runs },
    )
  })

  it('over a chain of runs with different endings', async () => {
    await fc.assert(
      fc.asyncProperty(listing, fc.array(ending, { maxLength: 6 }), async (given, chain) => {
        const seen: unknown[] = []
        let startingToken: string | undefined
        for (const how of [...chain, undefined]) {
          const { delivered, outcome, resumeToken } = await run(given, how, { startingToken })
          seen.push(...delivered)
          startingToken = resumeToken
          if (outcome === 'complete') break
        }
        expect(seen).toEqual(stored(given.total))
      }),
      { seed: 21, numRuns: runs / 3 },
    )
  })

  it('from a checkpoint, whatever ends the runs; only the current item is repeated', async () => {
    await fc.assert(
      fc.asyncProperty(listing, fc.array(ending, { maxLength: 6 }), async (given, chain) => {
        const store: CheckpointStore & { text?: string } = {
          load: () => store.text,
          save(text) {
            store.text = text
          },
        }
        const seen: unknown[] = []
        for (const how of [...chain, undefined]) {
          const before = seen.length
          const checkpoint = { store, every: given.byItem ? ('item' as const) : ('page' as const) }
          const { delivered, outcome } = await run(given, how, { checkpoint })
          const inHand = seen.slice(-(given.byItem ? 1 : given.size))
          const again = inHand.filter((item) => delivered.slice(0, inHand.length).includes(item))
          seen.push(...delivered.slice(again.length))
          if (outcome === 'complete') break
          expect(seen.length).toBeGreaterThanOrEqual(before)
        }
        expect(seen).toEqual(stored(given.total))
      }),
      { seed: 21, numRuns: runs / 3 },
    )
  })
})
