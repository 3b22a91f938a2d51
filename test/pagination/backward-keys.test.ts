import { describe, expect, it } from 'vitest'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { listPages } from './support/list-pages.js'
import { plainOperation } from './support/paged-operation.js'

type Structure = Record<string, unknown>

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

describe('keys of a sorted listing that go backwards between two pages', () => {
  const pages = [
    ['a', 'b', 'c', 'd'],
    ['e', 'f', 'g', 'h'],
    ['b', 'c', 'd', 'z'],
  ]

  it('end it before the page is delivered, with an outcome and a resume token', async () => {
    const { seen, error, receipt } = await objects(pages)
    expect(seen.join('')).toBe('abcdefgh')
    expect(String(error)).toContain('page 3 starts at "b", before "h", which was already listed')
    expect(String(error)).toContain("onIgnoredToken: 'continue'")
    expect(receipt).toMatchObject({ outcome: 'ignored-token', pages: 2 })
    expect(Buffer.from(receipt.resumeToken ?? '', 'base64').toString()).toBe(
      '{"ContinuationToken": "token 2"}',
    )
  })

  it('are listed anyway with onIgnoredToken: continue', async () => {
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
  ])('are accepted if keys are sorted $words', async ({ keys, input }) => {
    const { seen, receipt } = await objects(keys, {}, input)
    expect(seen).toEqual(keys.flat())
    expect(receipt.outcome).toBe('complete')
  })

  it.each([
    {
      words: 'five keys have followed each other',
      keys: ['a', 'b', 'c', 'd', 'e', 'f'],
      outcome: 'ignored-token',
    },
    { words: 'only four have', keys: ['a', 'b', 'c', 'd', 'e'], outcome: 'complete' },
    {
      words: 'five have, and one key came twice',
      keys: ['a', 'b', 'b', 'c', 'd', 'e', 'f'],
      outcome: 'complete',
    },
    {
      words: 'a key was out of order on the first page',
      keys: ['a', 'c', 'b', 'd', 'e', 'f'],
      outcome: 'complete',
    },
  ])('where $words: $outcome', async ({ keys, outcome }) => {
    const { receipt } = await objects([keys, ['A']])
    expect(receipt.outcome).toBe(outcome)
  })

  it.each([
    { words: 'ascents from page to page count', keys: [['a'], ['b'], ['c'], ['d'], ['e'], ['f'], ['A']] },
    {
      words: 'so do those on the page that goes back',
      keys: [
        ['a', 'b', 'c'],
        ['A', 'B', 'C', 'D', 'E'],
      ],
    },
  ])('$words', async ({ keys }) => {
    const { receipt } = await objects(keys)
    expect(receipt.outcome).toBe('ignored-token')
  })

  it('are accepted in a directory bucket, whose keys are unsorted', async () => {
    const { receipt } = await objects(pages, { Bucket: 'logs--use1-az4--x-s3' })
    expect(receipt.outcome).toBe('complete')
  })

  it('are accepted in an operation without a documented order', async () => {
    const operation = plainOperation()
    const { outcome } = await listPages(keysAfter(pages), { operation, count: 3 })
    expect(outcome).toBe('complete')
  })
})
