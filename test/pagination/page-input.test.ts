import { describe, expect, it } from 'vitest'
import type { PaginationDescription } from '../../src/models/index.js'
import { pageInput } from '../../src/pagination/request/page-input.js'
import { type CompiledRule, compiledRule } from '../../src/pagination/rule/index.js'
import { Position } from '../../src/pagination/token/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const members = {
  input: { NextToken: 'string', Other: 'string', MaxResults: 'integer', Filter: 'string', After: 'string' },
  output: { NextToken: 'string', Things: 'list' },
}
const made = (more: Partial<PaginationDescription> = {}): CompiledRule =>
  compiledRule(pagedOperation({ ...plainRule, ...more }, members))

type Details = ConstructorParameters<typeof Position>[2]

const inputAt = (
  rule: CompiledRule,
  input: Record<string, unknown>,
  { tokens = [null], size, ...details }: { tokens?: unknown[]; size?: number } & Details = {},
) => pageInput(rule, input, { position: new Position(rule, tokens, details), size })

describe('what is sent for a page', () => {
  const input = Object.freeze({ Filter: 'a', MaxResults: 5 })

  it('is the input, with the tokens of the page in the place of its own', () => {
    const plain = made()
    expect(inputAt(plain, input)).toStrictEqual({ Filter: 'a', MaxResults: 5 })
    expect(inputAt(plain, input, { tokens: ['t'] })).toStrictEqual({ ...input, NextToken: 't' })
    expect(inputAt(plain, { ...input, NextToken: 'old' }, { tokens: ['t'] })).toStrictEqual({
      ...input,
      NextToken: 't',
    })
  })

  it('has only those of several tokens that are there', () => {
    const two = made({ input_token: ['NextToken', 'Other'], output_token: ['NextToken', 'Other'] })
    expect(inputAt(two, {}, { tokens: [null, 'o'] })).toStrictEqual({ Other: 'o' })
    expect(inputAt(two, {}, { tokens: ['t'] })).toStrictEqual({ NextToken: 't' })
  })

  it('has the page size, and none if the page is requested without a limit', () => {
    const plain = made()
    expect(inputAt(plain, input, { size: 7 })).toStrictEqual({ Filter: 'a', MaxResults: 7 })
    expect(inputAt(plain, input, { size: 7, isUnlimited: true })).toStrictEqual({ Filter: 'a' })
    const unlimited = made({ limit_key: undefined } as Partial<PaginationDescription>)
    expect(inputAt(unlimited, input, { size: 7, isUnlimited: true })).toStrictEqual(input)
  })

  it('has the members of the first page only without a token', () => {
    const firstOnly = made({ first_page_only: ['Filter'] })
    expect(inputAt(firstOnly, input)).toStrictEqual(input)
    expect(inputAt(firstOnly, input, { tokens: ['t'] })).toStrictEqual({ MaxResults: 5, NextToken: 't' })
    const after = { tokens: ['t'], seekInput: { NextToken: 't' } }
    expect(inputAt(firstOnly, input, after)).toStrictEqual({ ...input, NextToken: 't' })
  })

  it('starts after an item if the position does', () => {
    const after = { seekInput: { After: 'b', Filter: 'c' } }
    expect(inputAt(made(), input, after)).toStrictEqual({ After: 'b', Filter: 'c', MaxResults: 5 })
  })
})
