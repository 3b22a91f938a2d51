import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'

type Structure = Record<string, unknown>

const operation = loadModel('sqs').operation('ListQueues')
if (!operation) throw new Error('no ListQueues')

/**
 * SQS as servers without tokens have it: `MaxResults` cuts the list, and nothing tells that it did.
 * https://github.com/ministackorg/ministack/issues/1144, https://github.com/localstack/localstack/issues/11774
 */
function open(count: number, options?: PaginateOptions, most = Number.POSITIVE_INFINITY) {
  const urls = Array.from({ length: count }, (_, index) => `queue-${index}`)
  const inputs: Structure[] = []
  const send = async (input: Structure) => {
    inputs.push(input)
    return { QueueUrls: urls.slice(0, Number(input.MaxResults ?? most)) }
  }
  const pages = new PlainPaginator<Structure, Structure>(operation as never, send).paginate({}, options)
  return { urls, inputs, pages }
}

describe('a page that is as long as its limit and has no token', () => {
  it('is requested again without the limit: all 2,500 queues are listed instead of 1,000', async () => {
    const { urls, inputs, pages } = open(2500)
    expect(await pages.items().toArray()).toEqual(urls)
    expect(inputs).toEqual([{ MaxResults: 1000 }, {}])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 2, items: 2500 })
  })

  // AWS gives no token where the limit fits exactly, and 1,000 queues where there is no limit.
  it('is the last page if the second request brings nothing new: no empty page is delivered', async () => {
    for (const most of [1000, 2000]) {
      const { urls, inputs, pages } = open(1000, {}, most)
      const seen: unknown[] = []
      for await (const page of pages) seen.push(page.QueueUrls)
      expect(seen).toEqual([urls])
      expect(inputs).toHaveLength(2)
      expect(pages.receipt).toMatchObject({ outcome: 'complete', items: 1000, emptyPages: 0 })
    }
  })

  it('is not requested again if it is shorter', async () => {
    const { inputs, pages } = open(999)
    expect(await pages.items().toArray()).toHaveLength(999)
    expect(inputs).toHaveLength(1)
  })

  it('is followed with the limit of the caller too', async () => {
    const { urls, inputs, pages } = open(250, { pageSize: 100 })
    expect(await pages.items().toArray()).toEqual(urls)
    expect(inputs).toEqual([{ MaxResults: 100 }, {}])
  })

  it.each([1, 99, 100, 101, 249])('is resumed at the exact item, cut after %i of 250', async (maxItems) => {
    const cut = open(250, { pageSize: 100, maxItems })
    const first = await cut.pages.items().toArray()
    expect(cut.pages.receipt.outcome).toBe('limit')
    const rest = open(250, { pageSize: 100, startingToken: cut.pages.resumeToken })
    expect([...first, ...(await rest.pages.items().toArray())]).toEqual(cut.urls)
  })

  it('is the last page in operations that return a token without a limit', async () => {
    const tables = loadModel('dynamodb').operation('ListTables')
    let asked = 0
    const send = async () => {
      asked++
      return { TableNames: ['a', 'b'] }
    }
    const pages = new PlainPaginator<Structure, Structure>(tables as never, send).paginate(
      {},
      { pageSize: 2 },
    )
    expect(await pages.items().toArray()).toEqual(['a', 'b'])
    expect(asked).toBe(1)
  })
})
