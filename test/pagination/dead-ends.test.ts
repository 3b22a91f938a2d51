import { describe, expect, it } from 'vitest'
import type { PaginationError } from '../../src/errors/index.js'
import type { OperationModel, PaginationDescription } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const truncated = { ...plainRule, more_results: 'Truncated' }

const plain = (rule: PaginationDescription = truncated) =>
  pagedOperation(rule, { output: { NextToken: 'string', Things: 'list', Truncated: 'boolean' } })

async function failing(
  operation: OperationModel,
  answers: readonly Structure[],
  options: PaginateOptions = {},
) {
  const rest = [...answers]
  const pages = new PlainPaginator<Structure, Structure>(operation, async () => rest.shift() ?? {}).paginate(
    {},
    options,
  )
  const error = await (async () => {
    for await (const _ of pages);
  })().catch((failure: unknown) => failure)
  return { pages, error: error as PaginationError }
}

const decoded = (token: string | undefined) =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

// Seen on kinesalite (HasMoreStreams) and gofakes3 (IsTruncated).
describe('a page that announces more and has no token', () => {
  it('is requested again on resume, without its delivered items, also if it is the first page', async () => {
    const { pages, error } = await failing(plain(), [{ Things: [1, 2], Truncated: true }])
    expect(decoded(error.resumeToken)).toEqual({ NextToken: null, boto_truncate_amount: 2 })
    expect(pages.resumeToken).toBe(error.resumeToken)
    expect(pages.receipt).toMatchObject({ outcome: 'error', resumeToken: error.resumeToken })
    expect(error.message).toContain(
      'resumeToken requests the last page again and skips the items that were delivered',
    )
  })

  it('is requested again on resume if it is page 3', async () => {
    const { error } = await failing(plain(), [
      { Things: [1, 2], Truncated: true, NextToken: 'a' },
      { Things: [3], Truncated: true, NextToken: 'b' },
      { Things: [4, 5], Truncated: true },
    ])
    expect(error.message).toContain('page 3 says that there is more and has no token')
    expect(decoded(error.resumeToken)).toEqual({ NextToken: 'b', boto_truncate_amount: 2 })
  })

  it('cannot be resumed in an operation without items, and the error says so', async () => {
    const { result_key: _, ...rule } = truncated
    const { pages, error } = await failing(plain(rule), [
      { Truncated: true, NextToken: 'a' },
      { Truncated: true },
    ])
    expect(error.message).toContain('there is no token to resume from: start over')
    expect([error.resumeToken, pages.resumeToken]).toEqual([undefined, undefined])
    expect(pages.receipt.outcome).toBe('error')
  })

  it('is requested again on resume if maxItems was reached on it', async () => {
    const { pages } = await failing(plain(), [{ Things: [1, 2], Truncated: true }], { maxItems: 2 })
    expect(pages.receipt.outcome).toBe('limit')
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: null, boto_truncate_amount: 2 })
  })

  it('ends a collected result, which resumes from the start of the listing', async () => {
    const answers = [{ Things: [1, 2], Truncated: true }]
    const pages = new PlainPaginator<Structure, Structure>(plain(), async () => answers[0] ?? {}).paginate()
    const error = await pages.buildFullResult().catch((failure: unknown) => failure)
    expect(String(error)).toContain('nothing was delivered: start over')
    expect(pages.receipt).toMatchObject({ outcome: 'error', items: 0, resumeToken: undefined })
  })
})

describe('a token that was used before', () => {
  it('is resumed by a repeated request for the page that returned it', async () => {
    const { error, pages } = await failing(plain(plainRule), [
      { Things: [1], NextToken: 'a' },
      { Things: [2], NextToken: 'b' },
      { Things: [3], NextToken: 'b' },
    ])
    expect(error.message).toContain('page 3 returned a token that was already used ("b")')
    expect(decoded(error.resumeToken)).toEqual({ NextToken: 'b', boto_truncate_amount: 1 })
    expect(pages.receipt.outcome).toBe('error')
  })
})
