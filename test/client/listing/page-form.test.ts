import { describe, expect, it } from 'vitest'
import { PageForm } from '../../../src/client/listing/page-form.js'
import { operationOf } from '../../simulator/support/ask.js'

const { input, paginationRule } = operationOf('s3.ListObjectVersions')
const members = (paginationRule?.inputTokens ?? []).map((name) => {
  const member = input?.members.get(name)
  if (!member) throw new Error(`no member ${name}`)
  return member
})
const list: string[] = []
const page = { Bucket: 'books', OptionalObjectAttributes: list, KeyMarker: 'a', VersionIdMarker: '1' }

describe('the form of a page', () => {
  const form = new PageForm(page, members)

  it('knows its tokens', () => {
    expect(form.tokens.map(({ name }) => name)).toEqual(['KeyMarker', 'VersionIdMarker'])
    const first = { Bucket: 'books', KeyMarker: null }
    expect(new PageForm(first, members).tokens).toEqual([])
  })

  it.each([
    { words: 'with other tokens', other: { ...page, KeyMarker: 'b', VersionIdMarker: '' } },
    { words: 'with a token of another type', other: { ...page, KeyMarker: 2 } },
  ])('fits a page $words', ({ other }) => {
    expect(form.matches(other)).toBe(true)
  })

  it.each([
    { words: 'of another bucket', other: { ...page, Bucket: 'films' } },
    { words: 'with a copy of a value', other: { ...page, OptionalObjectAttributes: [] } },
    { words: 'with one more member', other: { ...page, Prefix: 'a' } },
    {
      words: 'without one of the tokens',
      other: { Bucket: 'books', OptionalObjectAttributes: list, KeyMarker: 'a' },
    },
    { words: 'with a token that is not set', other: { ...page, KeyMarker: undefined } },
    { words: 'in another order', other: Object.fromEntries(Object.entries(page).reverse()) },
  ])('does not fit a page $words', ({ other }) => {
    expect(form.matches(other)).toBe(false)
  })
})
