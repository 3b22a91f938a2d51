import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileJmespath } from '../../src/jmespath/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { type Members, pagedOperation } from '../pagination/support/paged-operation.js'
import { answerInTurn } from '../pagination/support/scripted-service.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import {
  type PagingAnswer,
  type PagingCase,
  pageWithBotocore,
  type Structure,
} from './support/botocore-pages.js'
import { encoded, pagingCase } from './support/paging-cases.js'

const caseCount = 500

/** What nexttoken makes of a case. */
async function pageWithNexttoken({
  rule,
  limitType,
  pages,
  input,
  options,
  search,
}: PagingCase): Promise<PagingAnswer> {
  const members: Members = rule.limit_key === undefined ? {} : { [rule.limit_key]: limitType ?? 'integer' }
  const operation = pagedOperation(rule, { input: members })
  const service = answerInTurn([])
  const open = (more: PaginateOptions = {}) => {
    const { send, inputs } = answerInTurn(pages)
    service.inputs = inputs
    return new PlainPaginator<Structure, Structure>(operation, send).paginate(input, { ...options, ...more })
  }
  try {
    const listing = open()
    const [seen, error] = await collect(listing)
    const answer = { inputs: service.inputs, pages: seen, error, nonAggregatePart: listing.nonAggregatePart }
    const { resumeToken, resultKeys } = listing
    // boto3 counts the first result key whatever is listed.
    const ofFirst = { countedKeys: resultKeys.slice(0, 1) }
    const items = await Promise.all(
      resultKeys.map(async (key) => (await collect(open(ofFirst).items(key)))[0]),
    )
    const [results] = await collect(open().search(search))
    const merged = await open()
      .buildFullResult()
      .catch(() => undefined)
    return { ...answer, resumeToken: error ? undefined : resumeToken, items, search: results, merged }
  } catch (error) {
    return { inputs: [], pages: [], items: [], search: [], error: nameOf(error) }
  }
}

async function collect<T>(iterable: AsyncIterable<T>): Promise<[T[], string | undefined]> {
  const all: T[] = []
  try {
    for await (const value of iterable) all.push(value)
  } catch (error) {
    return [all, nameOf(error)]
  }
  return [all, undefined]
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error)
}

/** botocore's items of a text are its characters; ours are the texts. A number has no items there. */
function comparable({ items, pages, ...answer }: PagingAnswer): unknown {
  const lists = items.map((values) => (values.every((value) => typeof value === 'number') ? [] : values))
  const joined = lists.map((values) =>
    values.every((value) => typeof value === 'string') ? values.join('') : values,
  )
  return { ...Object(present({ ...answer, pages })), items: present(joined), search: answer.search }
}

/** Without members that are null or empty: botocore writes `None` where nexttoken leaves a member out. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const members = Object.entries(value).map(([name, member]) => [name, present(member)] as const)
  return Object.fromEntries(members.filter(([, member]) => member != null && !isEmpty(member)))
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

describe('pages, items, searches, merged results, tokens and errors equal those of botocore’s PageIterator', () => {
  const cases = fc.sample(pagingCase, { numRuns: caseCount, seed: 20260101 })

  it(`in ${caseCount} generated listings`, async () => {
    const theirs = pageWithBotocore(cases)
    expect(theirs).toHaveLength(caseCount)
    for (const [index, asked] of cases.entries()) {
      if (carriesOver(asked) || asksAgain(theirs[index])) continue
      const ours = await pageWithNexttoken(asked)
      const detail = `case ${index}: ${JSON.stringify(asked)}`
      expect(comparable(ours), detail).toEqual(comparable(withoutMergeError(theirs[index])))
    }
    expect(cases.filter(carriesOver).length).toBeLessThan(caseCount / 5)
    expect(theirs.filter(asksAgain).length).toBeLessThan(caseCount / 20)
    expect(theirs.filter(({ error }) => error === 'PaginationError').length).toBeGreaterThan(10)
    expect(theirs.filter(({ resumeToken }) => resumeToken).length).toBeGreaterThan(100)
  })
})

/** A token of more items than its page has by now: the rest is left out of the next page here, and not in botocore. */
function carriesOver({ rule, pages, options }: PagingCase): boolean {
  const [primary = ''] = [rule.result_key ?? []].flat()
  const value = compileJmespath(primary, {})(pages[0] ?? {})
  return amountIn(options.startingToken) > sizeOf(value)
}

/**
 * `maxItems` was met on a page that gave its own token back: boto3's token asks for that page and gives its items twice;
 * here it says how many of them were delivered.
 */
function asksAgain(answer: PagingAnswer | undefined): boolean {
  const token = answer?.resumeToken
  if (typeof token !== 'string' || amountIn(token) > 0) return false
  const members: Structure = JSON.parse(Buffer.from(token, 'base64').toString('utf8'))
  const last = Object(answer?.inputs.at(-1))
  return Object.entries(members).every(([name, value]) => (last[name] ?? null) === value)
}

function sizeOf(value: unknown): number {
  if (value === null || value === undefined) return 0
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : 1
}

function amountIn(token: unknown): number {
  if (typeof token !== 'string') return 0
  const json = Buffer.from(token, 'base64').toString('utf8')
  return Number(/"boto_truncate_amount": ?(\d+)/.exec(json)?.[1] ?? /___(\d+)$/.exec(token)?.[1] ?? 0)
}

function withoutMergeError({
  mergeError: _,
  ...answer
}: PagingAnswer & { mergeError?: unknown }): PagingAnswer {
  return answer
}

const plain = { input_token: 'NextToken', output_token: 'NextToken', result_key: ['Things', 'Others'] }
const listing = (pages: readonly Structure[], more: Partial<PagingCase> = {}): PagingCase => ({
  rule: plain,
  pages,
  input: {},
  options: {},
  search: 'Things',
  ...more,
})

/** Where nexttoken means to differ: what each gives, and why. */
const differences: Record<
  string,
  { asked: PagingCase; theirs: Partial<PagingAnswer>; ours: Partial<PagingAnswer> }
> = {
  'a resume at the start of a page keeps the page’s other lists, which nobody has seen yet': {
    asked: listing([{ Things: [1], Others: [2] }], {
      options: { startingToken: encoded({ NextToken: 'a' }) },
    }),
    theirs: { pages: [{ Things: [1], Others: [] }] },
    ours: { pages: [{ Things: [1], Others: [2] }] },
  },
  'a cut first page resumes from the token in the input, not from the beginning': {
    asked: listing([{ Things: [1, 2] }], { input: { NextToken: 'a' }, options: { maxItems: 1 } }),
    theirs: { resumeToken: base64('{"NextToken": null, "boto_truncate_amount": 1}') },
    ours: { resumeToken: base64('{"NextToken": "a", "boto_truncate_amount": 1}') },
  },
  'the token that was asked for, given back, is found before its page is listed twice': {
    asked: listing(
      [
        { Things: [1], NextToken: 'a' },
        { Things: [1], NextToken: 'a' },
      ],
      { options: { startingToken: 'a' } },
    ),
    theirs: { error: 'PaginationError', inputs: [{ NextToken: 'a' }, { NextToken: 'a' }] },
    ours: { error: 'PaginationError', inputs: [{ NextToken: 'a' }] },
  },
  'a cycle of several tokens is found at all': {
    asked: listing(
      Array.from({ length: 12 }, (_, index) => ({ Things: [index], NextToken: index % 2 ? 'a' : 'b' })),
    ),
    theirs: { error: 'RuntimeError' },
    ours: { error: 'PaginationError' },
  },
  'a token that is the text "None" is a token': {
    asked: listing([{ Things: [1], NextToken: 'None' }, { Things: [2] }]),
    theirs: { inputs: [{}, {}] },
    ours: { inputs: [{}, { NextToken: 'None' }] },
  },
  'a token is read from the whole page, also where all of the page was delivered before': {
    asked: listing([{ Things: ['a', 'b'] }, {}], {
      rule: { input_token: 'Marker', output_token: 'Things[-1]', result_key: 'Things' },
      options: { startingToken: encoded({ Marker: 'x', boto_truncate_amount: 2 }) },
    }),
    theirs: { inputs: [{ Marker: 'x' }] },
    ours: { inputs: [{ Marker: 'x' }, { Marker: 'b' }] },
  },
  'a token of another operation is refused, not sent': {
    asked: listing([{}], { options: { startingToken: encoded({ Marker: 'a' }) } }),
    theirs: { inputs: [{ Marker: 'a' }] },
    ours: { error: 'NextTokenError', inputs: [] },
  },
  'a service’s own token that is base64 of a number is a token': {
    asked: listing([{}], { options: { startingToken: Buffer.from('12345').toString('base64') } }),
    theirs: { error: 'AttributeError' },
    ours: { inputs: [{ NextToken: 'MTIzNDU=' }] },
  },
}

function base64(json: string): string {
  return Buffer.from(json).toString('base64')
}

describe('intentional differences', () => {
  it.each(Object.entries(differences))('%s', async (_, { asked, theirs, ours }) => {
    expect(present(pageWithBotocore([asked])[0])).toMatchObject(Object(present(theirs)))
    expect(present(await pageWithNexttoken(asked))).toMatchObject(Object(present(ours)))
  })
})
