import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { OperationModel, PaginationDescription } from '../../src/models/index.js'
import { Paginator } from '../../src/pagination/index.js'
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
  const paginator = new Paginator<Structure, Structure>(operation, service.send)
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

describe('an endpoint that ignores tokens and gives new ones', () => {
  it('is named after a thousand equal pages', async () => {
    let count = 0
    const send = async () => page([{ Name: 'same' }], `token ${count++}`)
    const pages = new Paginator<Structure, Structure>(plainOperation(), send).paginate()
    const { error } = await drain(pages)
    expect(error?.message).toContain('the endpoint seems to ignore tokens')
    expect(count).toBeLessThan(1100)
  })

  it('is not confused with pages that only look alike', async () => {
    const answers = Array.from({ length: 1500 }, (_, n) => page([n % 2], `token ${n}`))
    const { all } = await drain(listing(plainOperation(), [...answers, page([])]).paginate())
    expect(all).toHaveLength(1501)
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
})

describe('a flag that says more', () => {
  it('is an error without a token: the listing would end short', async () => {
    const { all, error } = await drain(
      listing(withRule({ more_results: 'Truncated' }), [{ Things: [1], Truncated: true }]).paginate(),
    )
    expect(all).toHaveLength(1)
    expect(error?.message).toContain('says that there is more and gives no token')
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

  it('is never collected by accident (boto/botocore#280)', async () => {
    const { paginate, inputs } = listing(withRule({ follow: true }), [page([1], 'a'), page([2, 3], 'b')])
    await expect(paginate().items().toArray()).rejects.toThrow('has no end')
    await expect(paginate().buildFullResult()).rejects.toThrow('has no end')
    expect(inputs).toEqual([])
    expect(await paginate({ maxItems: 2 }).items().toArray()).toEqual([1, 2])
  })

  it('ends where the service says that there is no more', async () => {
    const { all } = await drain(listing(withRule({ follow: true }), [page([1], 'a'), page([2])]).paginate())
    expect(all).toHaveLength(2)
  })

  it('is refused where there is nothing to follow', () => {
    expect(() => listing(plainOperation(), []).paginate({ follow: true })).toThrow(
      'follow has nothing to follow',
    )
  })
})
