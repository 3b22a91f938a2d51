import { describe, expect, it } from 'vitest'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { answerInTurn, storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

type Send = PlainSend<Structure, Structure>

const paginate = (send: Send, options?: PaginateOptions) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)

const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

describe('the resume token', () => {
  it('exists after every page, and is undefined at the end', async () => {
    const pages = paginate(storedList([1, 2, 3, 4, 5], [2]).send)
    expect(pages.resumeToken).toBeUndefined()
    const tokens: unknown[] = []
    for await (const _ of pages) tokens.push(decoded(pages.resumeToken))
    expect(tokens).toEqual([{ NextToken: '1:2' }, { NextToken: '2:4' }, undefined])
  })

  it('exists after every item', async () => {
    const pages = paginate(storedList([1, 2, 3, 4], [3]).send)
    const items = pages.items()
    const tokens: unknown[] = []
    for await (const _ of items) {
      expect(pages.resumeToken).toBe(items.resumeToken)
      tokens.push(decoded(items.resumeToken))
    }
    expect(tokens).toEqual([
      { NextToken: null, boto_truncate_amount: 1 },
      { NextToken: null, boto_truncate_amount: 2 },
      { NextToken: '1:3' },
      undefined,
    ])
  })

  it('is the starting token until the first page has arrived', () => {
    const { send } = answerInTurn([])
    expect(decoded(paginate(send, { startingToken: 'abc___2' }).resumeToken)).toEqual({
      NextToken: 'abc',
      boto_truncate_amount: 2,
    })
  })

  it('does not change when toArray() or buildFullResult() fails, which deliver nothing', async () => {
    const answers = [{ Things: [1], NextToken: 'a' }, new Error('reset')]
    const items = paginate(answerInTurn([{ Things: [1, 2] }, ...answers]).send).items()
    for await (const _ of items) break
    expect(items.resumeToken).toBeDefined()
    await expect(items.toArray()).rejects.toThrow('reset')
    expect(items.resumeToken).toBeUndefined()
    const pages = paginate(answerInTurn([{ Things: [] }, ...answers]).send, { startingToken: 'abc' })
    for await (const _ of pages);
    expect(pages.resumeToken).toBeUndefined()
    await expect(pages.buildFullResult()).rejects.toThrow('reset')
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: 'abc' })
  })

  it('after toArray() and buildFullResult() is the position of the maxItems cut', async () => {
    const { send } = storedList([1, 2, 3], [2])
    const items = paginate(send, { maxItems: 1 }).items()
    await items.toArray()
    expect(decoded(items.resumeToken)).toEqual({ NextToken: null, boto_truncate_amount: 1 })
    const pages = paginate(send, { maxItems: 2 })
    await pages.buildFullResult()
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2' })
  })
})
