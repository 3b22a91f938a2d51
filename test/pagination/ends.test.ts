import { describe, expect, it } from 'vitest'
import { drain, listing, page, withRule } from './support/listing-of.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'

describe('a repeated token', () => {
  it('ends the listing if the rule says so; the page with the token is the last', async () => {
    const { paginate, inputs } = listing(withRule({ end: 'repeated_token' }), [
      page([1], 'a'),
      page([2], 'b'),
      page([], 'b'),
    ])
    const pages = paginate()
    expect(await pages.items().toArray()).toEqual([1, 2])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, emptyPages: 1 })
    expect(pages.resumeToken).toBeUndefined()
    expect(inputs).toEqual([{}, { NextToken: 'a' }, { NextToken: 'b' }])
  })

  it('has no effect if an empty page ends the listing', async () => {
    const { paginate, inputs } = listing(withRule({ end: 'empty_page' }), [
      page([1], 'a'),
      page([2], 'b'),
      page([], 'c'),
      page([3]),
    ])
    const pages = paginate()
    expect(await pages.items().toArray()).toEqual([1, 2])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, emptyPages: 1 })
    expect(inputs).toHaveLength(3)
  })

  it('leads to another request if the rule says so', async () => {
    const { paginate } = listing(withRule({ repeat: 'ask_again' }), [
      page([1], 'a'),
      page([], 'a'),
      page([2], 'a'),
      page([3]),
    ])
    expect(await paginate().items().toArray()).toEqual([1, 2, 3])
  })

  it('leads to a limited number of requests', async () => {
    const answers = Array.from({ length: 10 }, () => page([], 'a'))
    const { error } = await drain(
      listing(withRule({ repeat: 'ask_again' }), answers).paginate({ maxEmptyPages: 5 }),
    )
    expect(error?.message).toContain('5 pages in a row were empty')
  })

  it('gives an error that suspects an endpoint that ignores tokens', async () => {
    const { paginate } = listing(plainOperation(), [page([1, 2], 'a'), page([1, 2], 'a')])
    const { all, error } = await drain(paginate())
    expect(all).toHaveLength(2)
    expect(error?.message).toContain('the endpoint seems to ignore tokens')
  })
})

describe('pages without items', () => {
  it('do not end a listing, up to maxEmptyPages in a row', async () => {
    const answers = [page([], 'a'), page([], 'b'), page([1], 'c'), page([], 'd'), page([], 'e'), page([2])]
    expect(await listing(plainOperation(), answers).paginate({ maxEmptyPages: 3 }).items().toArray()).toEqual(
      [1, 2],
    )
  })

  it('beyond maxEmptyPages end it with an error that has a resume token', async () => {
    const answers = Array.from({ length: 10 }, (_, n) => page([], `token ${n}`))
    const pages = listing(plainOperation(), answers).paginate({ maxEmptyPages: 4 })
    const { all, error } = await drain(pages)
    expect(all).toHaveLength(4)
    expect(pages.receipt).toMatchObject({ outcome: 'empty-limit', emptyPages: 4 })
    expect(Buffer.from(error?.resumeToken ?? '', 'base64').toString()).toBe('{"NextToken": "token 3"}')
  })

  it('are pages without an element, whatever their counts say', async () => {
    const operation = pagedOperation({ ...plainRule, result_key: ['Things', 'Count'] })
    const answers = [
      { Things: [], Count: 0, NextToken: 'a' },
      { Things: [], Count: 0 },
    ]
    const pages = listing(operation, answers).paginate()
    await pages.items().toArray()
    expect(pages.receipt.emptyPages).toBe(2)
  })

  // boto3 counts a table to its end, whatever its size: https://github.com/boto/boto3/issues/4591 is about pages
  // that bring nothing at all.
  it.each([
    { words: 'a count (dynamodb scan with Select COUNT)', counts: { Count: 100, ScannedCount: 100 } },
    { words: 'a count of what a filter left out', counts: { Count: 0, ScannedCount: 100 } },
    { words: 'a count beyond 2^53', counts: { Count: 2n ** 60n, ScannedCount: 2n ** 60n } },
  ])('are not pages with $words', async ({ counts }) => {
    const operation = pagedOperation(
      { ...plainRule, result_key: ['Things', 'Count', 'ScannedCount'] },
      { output: { Things: 'list', Count: 'integer', ScannedCount: 'integer', NextToken: 'string' } },
    )
    const answers = Array.from({ length: 12 }, (_, n) => ({
      Things: [],
      ...counts,
      ...(n < 11 && { NextToken: `token ${n}` }),
    }))
    const pages = listing(operation, answers).paginate({ maxEmptyPages: 5 })
    const { ScannedCount } = await pages.buildFullResult()
    expect(ScannedCount).toBe(12n * BigInt(counts.ScannedCount) > 2 ** 53 ? 12n * 2n ** 60n : 1200)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 12, emptyPages: 0 })
  })
})

describe('maxItems that is reached on the last page, whose token is repeated,', () => {
  it('leaves nothing over, so the listing is complete (logs get_log_events)', async () => {
    const answers = [page([1, 2], 'a')]
    const pages = listing(withRule({ end: 'repeated_token' }), answers, { NextToken: 'a' }).paginate({
      maxItems: 2,
    })
    expect(await pages.items().toArray()).toEqual([1, 2])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', resumeToken: undefined })
  })
})

describe('a flag for more pages', () => {
  it('is an error without a token, because the listing would be incomplete', async () => {
    const { all, error } = await drain(
      listing(withRule({ more_results: 'Truncated' }), [{ Things: [1], Truncated: true }]).paginate(),
    )
    expect(all).toHaveLength(1)
    expect(error?.message).toContain('says that there is more and has no token')
  })

  it('ends the listing if it is false, although there is a token (aws/aws-sdk-go-v2#1140)', async () => {
    const answers = [{ Things: [1], Truncated: false, NextToken: 'a' }]
    const { all, error } = await drain(listing(withRule({ more_results: 'Truncated' }), answers).paginate())
    expect(error).toBeUndefined()
    expect(all).toHaveLength(1)
  })
})

describe('parameters', () => {
  it('that only the first request may carry are omitted beside a token', async () => {
    const { paginate, inputs } = listing(
      withRule({ first_page_only: ['Stream'] }),
      [page([1], 'a'), page([2])],
      {
        Stream: 'clicks',
      },
    )
    await drain(paginate())
    expect(inputs).toEqual([{ Stream: 'clicks' }, { NextToken: 'a' }])
  })

  it('that forbid a page size make it absent', async () => {
    const { paginate, inputs } = listing(withRule({ limit_illegal_with: ['Ids'] }), [page([1])], {
      Ids: ['i-1'],
    })
    await drain(paginate({ pageSize: 10 }))
    expect(inputs).toEqual([{ Ids: ['i-1'] }])
  })
})
