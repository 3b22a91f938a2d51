import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { OperationModel } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { type Members, pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>
type Token = string | number | Structure

/** As random as an endpoint's own, and the same in every run. */
const opaque = (page: number): string => Buffer.from(`${(page * 7919) % 6007}`).toString('base64')
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

/** Lists `count` pages; how many requests it took, and how it ended. */
async function list(
  pageAt: (page: number) => unknown,
  {
    count = 1100,
    token = opaque,
    operation = plainOperation(),
    ...options
  }: PaginateOptions & { count?: number; token?: (page: number) => Token; operation?: OperationModel } = {},
) {
  let requests = 0
  const send = async (): Promise<Structure> => {
    requests++
    return { Things: pageAt(requests), ...(requests < count && { NextToken: token(requests) }) }
  }
  const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({}, options)
  let error: unknown
  try {
    for await (const _ of pages);
  } catch (failure) {
    error = failure
  }
  return { requests, error, pages, outcome: pages.receipt.outcome }
}

// https://github.com/floci-io/floci/issues/2209, https://github.com/getmoto/moto/issues/7466
describe('an endpoint that gives page 1 for every token, each time under a new one', () => {
  it('is found after five pages of different items, with an outcome and a remedy of its own', async () => {
    const { requests, error, pages } = await list(named)
    expect(requests).toBe(5)
    expect(error).toBeInstanceOf(PaginationError)
    expect(String(error)).toContain('the endpoint seems to ignore tokens')
    expect(String(error)).toContain("pass onIgnoredToken: 'continue'")
    expect(pages.receipt).toMatchObject({ outcome: 'ignored-token', pages: 5, emptyPages: 0 })
    expect(pages.resumeToken).toBe((error as PaginationError).resumeToken)
  })

  it('is found though the consumer changes the items that it is given', async () => {
    const send = async () => ({ Things: named(), NextToken: opaque(requests++) })
    let requests = 0
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate()
    const loop = async () => {
      for await (const page of pages) for (const item of page.Things as Structure[]) item.seen = requests
    }
    await expect(loop()).rejects.toThrow('ignore tokens')
    expect(requests).toBe(5)
  })

  it('is found in a map of results and in texts', async () => {
    const map = pagedOperation(plainRule, { output: { NextToken: 'string', Things: 'map' } })
    expect(await list(() => ({ a: 1, b: 2 }), { operation: map })).toMatchObject({ requests: 5 })
    expect(await list(() => ['a', 'b'])).toMatchObject({ requests: 5, outcome: 'ignored-token' })
  })

  it('is found after a good beginning', async () => {
    const { requests } = await list((page) => (page < 50 ? [{ Id: page }, { Id: -page }] : named()))
    expect(requests).toBe(54)
  })

  it('is named where it gives the same token too', async () => {
    const { requests, error, outcome } = await list(named, { token: () => 'same' })
    expect(requests).toBe(2)
    expect(outcome).toBe('ignored-token')
    expect(String(error)).toContain('page 2 returned a token that was already used ("same")')
  })

  it('takes a hundred pages of one item, or of rows, which may well be equal', async () => {
    expect(await list(() => [{ Id: 'only' }])).toMatchObject({ requests: 100, outcome: 'ignored-token' })
    const rows = [row('1'), row('2')]
    expect(await list(() => rows)).toMatchObject({ requests: 100, outcome: 'ignored-token' })
  })

  it('takes a thousand pages of different items whose tokens grow as offsets do', async () => {
    expect(await list(named, { token: offset })).toMatchObject({ requests: 1000, outcome: 'ignored-token' })
  })

  it('is listed on and on with onIgnoredToken: continue', async () => {
    expect(await list(named, { onIgnoredToken: 'continue' })).toMatchObject({
      requests: 1100,
      outcome: 'complete',
    })
  })

  it('is resumed without loss where the pages are right after all', async () => {
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

  it('takes no other value for that option', () => {
    const paginator = new PlainPaginator<Structure, Structure>(plainOperation(), async () => ({}))
    expect(() => paginator.paginate({}, { onIgnoredToken: 'ignore' as never })).toThrow(
      "onIgnoredToken is \"ignore\": pass 'error' or 'continue'",
    )
  })
})

const sparse = (page: number) => [{}, { opt: { N: `${page}` } }, {}]
const valid: { words: string; pageAt: (page: number) => unknown; options?: Parameters<typeof list>[1] }[] = [
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

describe('a listing that is right is listed to its end: its pages have', () => {
  it.each(valid)('$words', async ({ pageAt, options }) => {
    expect(await list(pageAt, options)).toMatchObject({
      requests: 1100,
      outcome: 'complete',
      error: undefined,
    })
  })

  it('the same events again while it follows, which is what there is so far', async () => {
    const operation = pagedOperation({ ...plainRule, end: 'repeated_token' })
    const followed = { operation, follow: true, pollInterval: 0, count: 30 }
    expect(await list(named, followed)).toMatchObject({ requests: 30, outcome: 'complete' })
  })
})

const keysAfter = (pages: readonly (readonly string[])[]) => (request: number) =>
  (pages[request - 1] ?? []).map((Key) => ({ Key }))

/** Lists S3 objects on these pages. */
async function objects(
  keys: readonly (readonly string[])[],
  { Bucket = 'logs', ...options }: PaginateOptions & { Bucket?: string } = {},
  input: Structure = {},
) {
  const { operation } = simulatedListing('s3.ListObjectsV2', {})
  let requests = 0
  const pageAt = keysAfter(keys)
  const send = async (): Promise<Structure> => {
    requests++
    const IsTruncated = requests < keys.length
    const token = IsTruncated && { NextContinuationToken: `token ${requests}` }
    return { ...input, Contents: pageAt(requests), IsTruncated, ...token }
  }
  const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate(
    { Bucket, ...input },
    options,
  )
  const seen: string[] = []
  let error: unknown
  try {
    for await (const { Contents } of pages)
      for (const { Key } of Contents as { Key: string }[]) seen.push(Key)
  } catch (failure) {
    error = failure
  }
  return { seen, error, receipt: pages.receipt }
}

describe('keys of a sorted listing that go backwards from one page to the next', () => {
  const pages = [
    ['a', 'b', 'c', 'd'],
    ['e', 'f', 'g', 'h'],
    ['b', 'c', 'd', 'z'],
  ]

  it('end it before the page is delivered, with an outcome and a resume token to go on all the same', async () => {
    const { seen, error, receipt } = await objects(pages)
    expect(seen.join('')).toBe('abcdefgh')
    expect(String(error)).toContain('page 3 starts at "b", before "h", which was already listed')
    expect(String(error)).toContain("onIgnoredToken: 'continue'")
    expect(receipt).toMatchObject({ outcome: 'ignored-token', pages: 2 })
    expect(Buffer.from(receipt.resumeToken ?? '', 'base64').toString()).toBe(
      '{"ContinuationToken": "token 2"}',
    )
  })

  it('are listed as they come with onIgnoredToken: continue', async () => {
    const { seen, receipt } = await objects(pages, { onIgnoredToken: 'continue' })
    expect(seen.join('')).toBe('abcdefghbcdz')
    expect(receipt.outcome).toBe('complete')
  })

  it.each([
    {
      words: 'by UTF-16 units (s3proxy)',
      keys: [
        ['a', 'b', 'c', 'd', 'e', 'f', '\u{1f600}'],
        ['\uff5e', '\uffee'],
      ],
    },
    {
      words: 'by UTF-8 bytes',
      keys: [
        ['a', 'b', 'c', 'd', 'e', 'f', '\uff41'],
        ['\u{1f600}', '\u{1f601}'],
      ],
    },
    {
      words: 'as a locale does (fauxqs)',
      keys: [
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        ['H', 'I', 'J', 'K'],
      ],
    },
    {
      words: 'as a locale does, big and small mixed',
      keys: [
        ['a', 'B', 'c', 'D', 'e', 'F', 'g'],
        ['A1', 'b1'],
      ],
    },
    {
      words: 'not at all',
      keys: [
        ['q', 'w', 'e', 'r', 't', 'y'],
        ['a', 's', 'd'],
        ['a', 'b', 'c', 'd', 'e', 'f'],
      ],
    },
    {
      words: 'not at all, one key a page',
      keys: [['c'], ['d'], ['a'], ['b'], ['e'], ['f'], ['g'], ['h'], ['a']],
    },
    {
      words: 'folder by folder, as in a walk of a file system',
      keys: [
        ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6'],
        ['a-1', 'a-2'],
      ],
    },
    {
      words: 'by what they stand for, where the caller asked for URL encoding',
      input: { EncodingType: 'url' },
      keys: [
        ['a1', 'a2', 'a3', 'a4', 'a5', 'b+1'],
        ['b%211', 'b%212'],
      ],
    },
    {
      words: 'by their encoded form’s plain text',
      keys: [
        ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'],
        ['a%C3%A9', 'a%C3%AA'],
      ],
    },
    {
      words: 'with the last key of a page again on the next',
      keys: [
        ['a', 'b', 'c', 'd', 'e', 'f'],
        ['f', 'g'],
        ['g', 'h'],
      ],
    },
  ])('are no sign where keys are sorted $words', async ({ keys, input }) => {
    const { seen, receipt } = await objects(keys, {}, input)
    expect(seen).toEqual(keys.flat())
    expect(receipt.outcome).toBe('complete')
  })

  it('are no sign in a directory bucket, whose keys are in no order', async () => {
    const { receipt } = await objects(pages, { Bucket: 'logs--use1-az4--x-s3' })
    expect(receipt.outcome).toBe('complete')
  })

  it('are no sign in an operation that documents no order', async () => {
    const operation = plainOperation()
    const { outcome } = await list(keysAfter(pages), { operation, count: 3 })
    expect(outcome).toBe('complete')
  })
})
