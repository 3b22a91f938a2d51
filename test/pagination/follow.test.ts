import { describe, expect, it } from 'vitest'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { drain, listing, page, withRule } from './support/listing-of.js'
import { plainOperation } from './support/paged-operation.js'

describe('a listing with follow', () => {
  it('repeats the last token until something ends the listing', async () => {
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

  it('delivers a repeated page under an unchanged token once, and then only its new items', async () => {
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

  it('resumes after the items of an unchanged token, wherever it was cut', async () => {
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

  it('cannot be collected by accident (boto/botocore#280)', async () => {
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
  ])('repeats an unchanged iterator of %s', async (name, input, output, records) => {
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

  it('and an unchanged iterator ends at its deadline or at maxItems, and can be resumed', async () => {
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

  it('ends if the service says that there is no more', async () => {
    const { all } = await drain(listing(withRule({ follow: true }), [page([1], 'a'), page([2])]).paginate())
    expect(all).toHaveLength(2)
  })

  it('is refused for an operation that cannot be followed', () => {
    expect(() => listing(plainOperation(), []).paginate({ follow: true })).toThrow(
      'follow cannot be used: the end of this listing has no token',
    )
  })
})
