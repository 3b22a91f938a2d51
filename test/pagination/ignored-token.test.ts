import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { OperationModel } from '../../src/models/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { listPages, opaque } from './support/list-pages.js'
import { type Members, pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const offset = (page: number): string => `${page * 100}`

const named = () => [
  { eventId: '1', message: 'a' },
  { eventId: '2', message: 'b' },
]

const row = (text: string) => ({ Data: [{ VarCharValue: text }] })

const withToken = (type: string, more: Members = {}): OperationModel =>
  pagedOperation(plainRule, {
    input: { NextToken: type, MaxResults: 'integer' },
    output: { NextToken: type, Things: 'list', ...more },
  })

// https://github.com/floci-io/floci/issues/2209, https://github.com/getmoto/moto/issues/7466
describe('an endpoint that returns page 1 for every token, with a new token each time,', () => {
  it('is detected after five pages, with its own outcome and remedy', async () => {
    const { requests, error, pages } = await listPages(named)
    expect(requests).toBe(5)
    expect(error).toBeInstanceOf(PaginationError)
    expect(String(error)).toContain('the endpoint seems to ignore tokens')
    expect(String(error)).toContain("pass onIgnoredToken: 'continue'")
    expect(pages.receipt).toMatchObject({ outcome: 'ignored-token', pages: 5, emptyPages: 0 })
    expect(pages.resumeToken).toBe((error as PaginationError).resumeToken)
  })

  it('is detected even if the consumer changes the delivered items', async () => {
    const send = async () => ({ Things: named(), NextToken: opaque(requests++) })
    let requests = 0
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate()
    const loop = async () => {
      for await (const page of pages) for (const item of page.Things as Structure[]) item.seen = requests
    }
    await expect(loop()).rejects.toThrow('ignore tokens')
    expect(requests).toBe(5)
  })

  it('is detected in a map of results and in strings', async () => {
    const map = pagedOperation(plainRule, { output: { NextToken: 'string', Things: 'map' } })
    expect(await listPages(() => ({ a: 1, b: 2 }), { operation: map })).toMatchObject({ requests: 5 })
    expect(await listPages(() => ['a', 'b'])).toMatchObject({ requests: 5, outcome: 'ignored-token' })
  })

  it('is detected in a text that continues from page to page', async () => {
    const log = pagedOperation(plainRule, { output: { NextToken: 'string', Things: 'string' } })
    expect(await listPages(() => 'same', { operation: log })).toMatchObject({
      requests: 100,
      outcome: 'ignored-token',
    })
    expect(await listPages((page) => `text ${page}`, { operation: log, count: 150 })).toMatchObject({
      outcome: 'complete',
    })
  })

  it('is not suspected of pages without items, or of a count that stays the same', async () => {
    const counted = pagedOperation(plainRule, { output: { NextToken: 'string', Things: 'integer' } })
    expect(await listPages(() => 7, { operation: counted, count: 150 })).toMatchObject({
      outcome: 'complete',
    })
  })

  it('is detected after correct pages', async () => {
    const { requests } = await listPages((page) => (page < 50 ? [{ Id: page }, { Id: -page }] : named()))
    expect(requests).toBe(54)
  })

  it('is reported if the token is repeated as well', async () => {
    const { requests, error, outcome } = await listPages(named, { token: () => 'same' })
    expect(requests).toBe(2)
    expect(outcome).toBe('ignored-token')
    expect(String(error)).toContain('page 2 returned a token that was already used ("same")')
  })

  it('is not suspected for a hundred pages of one item or of rows, which may be equal', async () => {
    expect(await listPages(() => [{ Id: 'only' }])).toMatchObject({ requests: 100, outcome: 'ignored-token' })
    const rows = [row('1'), row('2')]
    expect(await listPages(() => rows)).toMatchObject({ requests: 100, outcome: 'ignored-token' })
  })

  it('is not suspected for a thousand pages of different items with growing offsets as tokens', async () => {
    expect(await listPages(named, { token: offset })).toMatchObject({
      requests: 1000,
      outcome: 'ignored-token',
    })
  })

  it.each([
    ['began as other texts', (page: number) => (page < 4 ? opaque(page) : offset(page))],
    ['became other texts', (page: number) => (page < 4 ? offset(page) : opaque(page))],
    ['do not grow', (page: number) => `${1000 - page}`],
  ])('is detected after five pages if its tokens are offsets that %s', async (_, token) => {
    expect(await listPages(named, { token })).toMatchObject({ requests: 5, outcome: 'ignored-token' })
  })

  it('is listed without end with onIgnoredToken: continue', async () => {
    expect(await listPages(named, { onIgnoredToken: 'continue' })).toMatchObject({
      requests: 1100,
      outcome: 'complete',
    })
  })

  it('can be resumed without loss if the pages were correct after all', async () => {
    const stored = Array.from({ length: 30 }, (_, index) => ({ Id: index < 20 ? index % 2 : index }))
    const send = async ({ NextToken }: Structure): Promise<Structure> => {
      const start = Number(String(NextToken ?? 'at 0').slice(3))
      return { Things: stored.slice(start, start + 2), ...(start < 28 && { NextToken: `at ${start + 2}` }) }
    }
    const paginator = new PlainPaginator<Structure, Structure>(plainOperation(), send)
    const pages = paginator.paginate()
    const seen: unknown[] = []
    const loop = async () => {
      for await (const item of pages.items()) seen.push(item)
    }
    await expect(loop()).rejects.toThrow('ignore tokens')
    const rest = paginator.paginate({}, { startingToken: pages.resumeToken, onIgnoredToken: 'continue' })
    expect([...seen, ...(await rest.items().toArray())]).toEqual(stored)
  })

  it('refuses any other value of that option', () => {
    const paginator = new PlainPaginator<Structure, Structure>(plainOperation(), async () => ({}))
    expect(() => paginator.paginate({}, { onIgnoredToken: 'ignore' as never })).toThrow(
      "onIgnoredToken is \"ignore\": pass 'error' or 'continue'",
    )
  })
})

const sparse = (page: number) => [{}, { opt: { N: `${page}` } }, {}]

const valid: {
  words: string
  pageAt: (page: number) => unknown
  options?: Parameters<typeof listPages>[1]
}[] = [
  {
    words: 'an item’s key for a token, and equal items (dynamodb scan of a sparse attribute)',
    pageAt: () => [{}, {}, {}],
    options: { operation: withToken('map'), token: (page) => ({ pk: { N: `${page}` } }) },
  },
  {
    words: 'an item’s key for a token, and equal items that look different from each other',
    pageAt: named,
    options: { operation: withToken('map'), token: (page) => ({ pk: { N: `${page}` } }) },
  },
  { words: 'one item in the middle that differs from page to page', pageAt: sparse },
  {
    words: 'the same first and last item, and a name in the middle that differs',
    pageAt: (page) => [{ Id: 'first' }, { Id: `${page}` }, { Id: 'last' }],
  },
  { words: 'rows that are all the same (athena SELECT 1)', pageAt: () => [row('1'), row('1')] },
  { words: 'rows that are the same now and then', pageAt: () => [row('1'), row('2'), row('1')] },
  { words: 'empty items (dynamodb execute_statement of a sparse attribute)', pageAt: () => [{}, {}] },
  { words: 'one row a page, under offsets', pageAt: () => [row('1')], options: { token: offset } },
  {
    words: 'whole numbers for tokens that grow, and one item a page',
    pageAt: () => [{ State: 'ok' }],
    options: { operation: withToken('integer'), token: (page) => page },
  },
  {
    words: 'four equal pages in a row, then another',
    pageAt: (page) => [{ Id: page >> 2 }, { Id: -(page >> 2) - 1 }],
  },
  {
    words: 'series without points (cloudwatch get_metric_data of sparse metrics)',
    pageAt: (page) =>
      ['a', 'b'].map((Id) => ({
        Id,
        Label: Id,
        Values: page % 100 === 0 ? [page] : [],
        StatusCode: 'PartialData',
      })),
    options: { operation: pagedOperation({ ...plainRule, joined_by: { Things: ['Id', 'Label'] } }) },
  },
  { words: 'two pages that take turns', pageAt: (page) => [{ Id: page % 2 }, { Id: 2 }] },
  {
    words: 'more items than the page before',
    pageAt: (page) => Array.from({ length: page % 3 }, (_, id) => ({ id })),
  },
]

describe('a correct listing is listed to its end if its pages have', () => {
  it.each(valid)('$words', async ({ pageAt, options }) => {
    expect(await listPages(pageAt, options)).toMatchObject({
      requests: 1100,
      outcome: 'complete',
      error: undefined,
    })
  })

  it('the same events again during follow', async () => {
    const operation = pagedOperation({ ...plainRule, end: 'repeated_token' })
    const followed = { operation, follow: true, pollInterval: 0, count: 30 }
    expect(await listPages(named, followed)).toMatchObject({ requests: 30, outcome: 'complete' })
  })
})
