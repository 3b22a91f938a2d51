import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const page = (thing: number, NextToken?: string): Structure => ({
  Things: [thing],
  ...(NextToken && { NextToken }),
})
const paginate = (answers: (Structure | Error)[], startingToken?: string) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), answerInTurn(answers).send).paginate(
    {},
    { startingToken },
  )

describe('after a failed page', () => {
  it('a new `for await` continues the same loop over pages', async () => {
    const loop = paginate([page(1, 'a'), new Error('reset'), page(2)])[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('reset')
    const rest: unknown[] = []
    for await (const { Things } of loop) rest.push(Things)
    expect(rest).toEqual([[2]])
  })

  it('a new `for await` continues the same loop over items', async () => {
    const items = paginate([page(1, 'a'), new Error('reset'), page(2)]).items()
    const loop = items[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('reset')
    const rest: unknown[] = []
    for await (const item of loop) rest.push(item)
    expect(rest).toEqual([2])
  })
})

describe('a listing that ends at a repeated token', () => {
  const looping = () => [
    page(1, 'a'),
    page(2, 'b'),
    ...Array.from({ length: 20 }, (_, n) => page(n, n % 2 ? 'b' : 'a')),
  ]

  it('resumes from the last page of a loop, whose pages were delivered', async () => {
    const seen: unknown[] = []
    const failed = (async () => {
      for await (const { Things } of paginate(looping())) seen.push(Things)
    })()
    const error: PaginationError = await failed.catch((reason) => reason)
    expect(error).toBeInstanceOf(PaginationError)
    expect(error.message).toContain('all pages so far were delivered')
    expect(error.resumeToken).toBeDefined()
    expect(seen.length).toBeGreaterThan(2)
  })

  it.each(['toArray', 'buildFullResult'] as const)(
    'resumes from the start of %s(), which delivered nothing',
    async (way) => {
      const start = (startingToken?: string) => {
        const pages = paginate(looping(), startingToken)
        return way === 'toArray' ? pages.items().toArray() : pages.buildFullResult()
      }
      const error: PaginationError = await start().catch((reason) => reason)
      expect(error.message).toContain('nothing was delivered')
      expect(error.resumeToken).toBeUndefined()
      const later: PaginationError = await start('some-token').catch((reason) => reason)
      expect(Buffer.from(later.resumeToken ?? '', 'base64').toString()).toBe('{"NextToken": "some-token"}')
    },
  )
})
