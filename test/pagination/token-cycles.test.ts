import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

type Send = PlainSend<Structure, Structure>

const paginate = (send: Send, options?: PaginateOptions) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)

const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

describe('a repeated token', () => {
  async function pagesUntilError(send: Send, options?: PaginateOptions) {
    const pages = paginate(send, options)
    let count = 0
    try {
      for await (const _ of pages) count++
    } catch (error) {
      return { count, error: error as PaginationError }
    }
    throw new Error(`no error after ${count} pages`)
  }

  it('on the next page is an error after that page, with the operation and a resume token', async () => {
    const { count, error } = await pagesUntilError(async () => ({ Things: [1], NextToken: 'same' }))
    expect(count).toBe(2)
    expect(error).toBeInstanceOf(PaginationError)
    expect(error.message).toMatch(
      /^test.ListThings: page 2 returned a token that was already used \("same"\)/,
    )
    expect(decoded(error.resumeToken)).toEqual({ NextToken: 'same', boto_truncate_amount: 1 })
  })

  it('equal to the token of the request is found on the first page', async () => {
    const options = { startingToken: 'same' }
    const { count } = await pagesUntilError(async () => ({ Things: [1], NextToken: 'same' }), options)
    expect(count).toBe(1)
  })

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'on the next page after %i pages is found at once',
    async (pages) => {
      let asked = 0
      const { count } = await pagesUntilError(async () => ({
        Things: [],
        NextToken: `t${Math.min(++asked, pages)}`,
      }))
      expect(count).toBe(pages + 1)
    },
  )

  // Pages as in Brent's algorithm: the token after 1, 3, 7, 15… pages is compared with those that follow.
  it.each([
    [2, 3],
    [3, 6],
    [4, 7],
    [7, 14],
    [8, 15],
    [64, 127],
    [100, 227],
  ])('in a cycle of %i is found after %i pages', async (length, pages) => {
    let asked = 0
    const { count, error } = await pagesUntilError(async () => ({
      Things: [],
      NextToken: `t${asked++ % length}`,
    }))
    expect(error).toBeInstanceOf(PaginationError)
    expect(count).toBe(pages)
  })

  it('is found if the cycle starts later', async () => {
    let asked = 0
    const next = () => (asked++ < 50 ? `way${asked}` : `t${asked % 10}`)
    const { count } = await pagesUntilError(async () => ({ Things: [], NextToken: next() }))
    expect(count).toBeLessThanOrEqual(3 * 60)
  })

  it('stays an error on the next call', async () => {
    const loop = paginate(async () => ({ NextToken: 'same' }))[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    await expect(loop.next()).rejects.toThrow(PaginationError)
    await expect(loop.next()).rejects.toThrow(PaginationError)
  })

  it('is accepted if only some of several tokens repeat', async () => {
    const operation = pagedOperation({
      input_token: ['Key', 'Version'],
      output_token: ['NextKey', 'NextVersion'],
      result_key: 'Versions',
    })
    const answers = [1, 2, 3].map((version) => ({ NextKey: 'same', NextVersion: `${version}` }))
    const { send, inputs } = answerInTurn([...answers, {}])
    for await (const _ of new PlainPaginator<Structure, Structure>(operation, send).paginate());
    expect(inputs).toHaveLength(4)
  })
})
