import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { OperationModel, PaginationDescription } from '../../src/models/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const withRule = (more: Partial<PaginationDescription>): OperationModel =>
  pagedOperation(
    { ...plainRule, ...more },
    {
      input: { NextToken: 'string', MaxResults: 'integer', Stream: 'string', Ids: 'list' },
      output: { NextToken: 'string', Things: 'list', Truncated: 'boolean' },
    },
  )

const page = (things: readonly unknown[], NextToken?: string): Structure => ({ Things: things, NextToken })

function listing(operation: OperationModel, answers: readonly (Structure | Error)[], input: Structure = {}) {
  const service = answerInTurn(answers)
  const paginator = new PlainPaginator<Structure, Structure>(operation, service.send)
  return { paginate: (options = {}) => paginator.paginate(input, options), inputs: service.inputs }
}

async function drain<T>(source: AsyncIterable<T>): Promise<{ all: T[]; error?: PaginationError }> {
  const all: T[] = []
  try {
    for await (const one of source) all.push(one)
    return { all }
  } catch (error) {
    if (!(error instanceof PaginationError)) throw error
    return { all, error }
  }
}

describe('the same token again', () => {
  it('ends the listing where the rule says so, the last page being the one that brought it', async () => {
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

  it('does not matter where an empty page is the end, which is the last though it has a token', async () => {
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

  it('means ask again where the rule says so', async () => {
    const { paginate } = listing(withRule({ repeat: 'ask_again' }), [
      page([1], 'a'),
      page([], 'a'),
      page([2], 'a'),
      page([3]),
    ])
    expect(await paginate().items().toArray()).toEqual([1, 2, 3])
  })

  it('is not asked again for ever', async () => {
    const answers = Array.from({ length: 10 }, () => page([], 'a'))
    const { error } = await drain(
      listing(withRule({ repeat: 'ask_again' }), answers).paginate({ maxEmptyPages: 5 }),
    )
    expect(error?.message).toContain('5 pages in a row were empty')
  })

  it('names an endpoint that ignores tokens', async () => {
    const { paginate } = listing(plainOperation(), [page([1, 2], 'a'), page([1, 2], 'a')])
    const { all, error } = await drain(paginate())
    expect(all).toHaveLength(2)
    expect(error?.message).toContain('the endpoint seems to ignore tokens')
  })
})

describe('pages without items', () => {
  it('do not end a listing, up to as many in a row as maxEmptyPages says', async () => {
    const answers = [page([], 'a'), page([], 'b'), page([1], 'c'), page([], 'd'), page([], 'e'), page([2])]
    expect(await listing(plainOperation(), answers).paginate({ maxEmptyPages: 3 }).items().toArray()).toEqual(
      [1, 2],
    )
  })

  it('end it with an error that leads on', async () => {
    const answers = Array.from({ length: 10 }, (_, n) => page([], `token ${n}`))
    const pages = listing(plainOperation(), answers).paginate({ maxEmptyPages: 4 })
    const { all, error } = await drain(pages)
    expect(all).toHaveLength(4)
    expect(pages.receipt).toMatchObject({ outcome: 'empty-limit', emptyPages: 4 })
    expect(Buffer.from(error?.resumeToken ?? '', 'base64').toString()).toBe('{"NextToken": "token 3"}')
  })

  it('are those without an element, whatever their counts say', async () => {
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
  ])('are not those with $words', async ({ counts }) => {
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

describe('maxItems that is met on the page that is the last because its token comes again', () => {
  it('leaves nothing, so the listing is complete (logs get_log_events)', async () => {
    const answers = [page([1, 2], 'a')]
    const pages = listing(withRule({ end: 'repeated_token' }), answers, { NextToken: 'a' }).paginate({
      maxItems: 2,
    })
    expect(await pages.items().toArray()).toEqual([1, 2])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', resumeToken: undefined })
  })
})

describe('a flag that says more', () => {
  it('is an error without a token: the listing would end short', async () => {
    const { all, error } = await drain(
      listing(withRule({ more_results: 'Truncated' }), [{ Things: [1], Truncated: true }]).paginate(),
    )
    expect(all).toHaveLength(1)
    expect(error?.message).toContain('says that there is more and has no token')
  })

  it('ends the listing when it says no, though a token is there (aws/aws-sdk-go-v2#1140)', async () => {
    const answers = [{ Things: [1], Truncated: false, NextToken: 'a' }]
    const { all, error } = await drain(listing(withRule({ more_results: 'Truncated' }), answers).paginate())
    expect(error).toBeUndefined()
    expect(all).toHaveLength(1)
  })
})

describe('parameters', () => {
  it('that only the first page may carry are left out beside a token', async () => {
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

  it('beside which a page size is refused leave it out', async () => {
    const { paginate, inputs } = listing(withRule({ limit_illegal_with: ['Ids'] }), [page([1])], {
      Ids: ['i-1'],
    })
    await drain(paginate({ pageSize: 10 }))
    expect(inputs).toEqual([{ Ids: ['i-1'] }])
  })
})

describe('a listing that follows', () => {
  it('asks the last token again until something ends it', async () => {
    const { paginate, inputs } = listing(withRule({ end: 'repeated_token' }), [
      page([1], 'a'),
      page([], 'a'),
      page([], 'a'),
      page([2], 'b'),
    ])
    const seen: unknown[] = []
    for await (const item of paginate({ follow: true, pollInterval: 0 }).items()) {
      seen.push(item)
      if (item === 2) break
    }
    expect(seen).toEqual([1, 2])
    expect(inputs.map((input) => input.NextToken)).toEqual([undefined, 'a', 'a', 'a'])
  })

  it('delivers a page that comes again under an unchanged token once, and what is new of it', async () => {
    const answers = [
      page([1], 'a'),
      page([2, 3], 'a'),
      page([2, 3], 'a'),
      page([2, 3, 4], 'a'),
      page([2, 3, 4], 'a'),
      page([], 'a'),
      page([5], 'a'),
      page([6, 7], 'b'),
      page([8]),
    ]
    const { paginate, inputs } = listing(withRule({ follow: true }), answers)
    const pages = paginate({ pollInterval: 0 })
    const { all, error } = await drain(pages.items())
    expect(error).toBeUndefined()
    expect(all).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(inputs.map((input) => input.NextToken)).toEqual([undefined, ...'aaaaaaa', 'b'])
  })

  it('is resumed behind what an unchanged token gave, wherever it was cut', async () => {
    const send = async ({ NextToken }: Record<string, unknown>) =>
      NextToken ? page([2, 3, 4], 'a') : page([1], 'a')
    const paginator = new PlainPaginator<Record<string, unknown>, Record<string, unknown>>(
      withRule({ follow: true }),
      send,
    )
    for (let maxItems = 1; maxItems < 4; maxItems++) {
      const some = paginator.paginate({}, { pollInterval: 0, maxItems })
      const first = await some.items().toArray()
      const rest = paginator.paginate(
        {},
        { pollInterval: 0, maxItems: 4 - maxItems, startingToken: some.resumeToken },
      )
      expect([...first, ...(await rest.items().toArray())]).toEqual([1, 2, 3, 4])
    }
    let polls = 20
    const late = paginator.paginate({}, { pollInterval: 0, deadline: () => polls-- })
    expect(await late.items().toArray()).toEqual([1, 2, 3, 4])
    const options = { pollInterval: 0, deadline: () => polls--, startingToken: late.resumeToken }
    polls = 20
    expect(await paginator.paginate({}, options).items().toArray()).toEqual([])
  })

  it('is never collected by accident (boto/botocore#280)', async () => {
    const { paginate, inputs } = listing(withRule({ follow: true }), [page([1], 'a'), page([2, 3], 'b')])
    await expect(paginate().items().toArray()).rejects.toThrow('has no end')
    await expect(paginate().buildFullResult()).rejects.toThrow('has no end')
    expect(inputs).toEqual([])
    expect(await paginate({ maxItems: 2 }).items().toArray()).toEqual([1, 2])
  })

  // moto gives the same iterator at the end of a shard, until there are new records:
  // https://github.com/getmoto/moto/blob/master/moto/kinesis/models.py
  it.each([
    ['kinesis.GetRecords', 'ShardIterator', 'NextShardIterator', 'Records'],
    ['dynamodbstreams.GetRecords', 'ShardIterator', 'NextShardIterator', 'Records'],
    ['keyspacesstreams.GetRecords', 'shardIterator', 'nextShardIterator', 'changeRecords'],
  ])('asks an unchanged iterator of %s again', async (name, input, output, records) => {
    const { operation } = simulatedListing(name, {})
    const answers = [
      { [records]: [{ n: 1 }], [output]: 'b' },
      { [records]: [], [output]: 'b' },
      { [records]: [], [output]: 'b' },
      { [records]: [{ n: 2 }], [output]: 'c' },
      { [records]: [], [output]: 'c' },
      { [records]: [{ n: 3 }] },
    ]
    const { paginate, inputs } = listing(operation, answers, { [input]: 'a' })
    const pages = paginate({ pollInterval: 0 })
    const { all, error } = await drain(pages.items())
    expect(error).toBeUndefined()
    expect(all).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(inputs.map((sent) => sent[input])).toEqual(['a', 'b', 'b', 'b', 'c', 'c'])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 6 })
  })

  it('and its iterator does not change ends at its deadline, or at maxItems, and can be resumed', async () => {
    const { operation } = simulatedListing('kinesis.GetRecords', {})
    const answers = () => [
      { Records: [{ n: 1 }, { n: 2 }], NextShardIterator: 'a' },
      ...Array.from({ length: 9 }, () => ({ Records: [], NextShardIterator: 'a' })),
    ]
    const left = Array.from({ length: 12 }, () => 1000)
    const late = listing(operation, answers(), { ShardIterator: 'a' }).paginate({
      pollInterval: 0,
      deadline: () => left.pop() ?? 0,
    })
    expect(await late.items().toArray()).toEqual([{ n: 1 }, { n: 2 }])
    expect(late.receipt.outcome).toBe('deadline')
    expect(late.resumeToken).toBeDefined()
    const full = listing(operation, answers(), { ShardIterator: 'a' }).paginate({ maxItems: 2 })
    expect(await full.items().toArray()).toEqual([{ n: 1 }, { n: 2 }])
    expect(full.receipt.outcome).toBe('limit')
    expect(full.resumeToken).toBeDefined()
  })

  it('ends where the service says that there is no more', async () => {
    const { all } = await drain(listing(withRule({ follow: true }), [page([1], 'a'), page([2])]).paginate())
    expect(all).toHaveLength(2)
  })

  it('is refused where there is nothing to follow', () => {
    expect(() => listing(plainOperation(), []).paginate({ follow: true })).toThrow(
      'follow cannot be used: the end of this listing has no token',
    )
  })
})
