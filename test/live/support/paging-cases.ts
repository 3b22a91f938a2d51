import fc from 'fast-check'
import type { PaginationDescription } from '../../../src/models/index.js'
import type { PagingCase, Structure } from './botocore-pages.js'

/** How the pages of one form of rule look; `token` is undefined on the last. */
interface RuleForm {
  readonly rule: PaginationDescription
  readonly limitType?: string
  readonly search: string
  page(content: PageContent, token: Token): Structure
  startingToken(token: Token): Structure
}

interface PageContent {
  readonly main: readonly string[]
  readonly other: readonly string[]
  readonly hasOther: boolean
  readonly count: number
}

type Token = number | undefined

const text = (token: Token, prefix = 't'): string | undefined =>
  token === undefined ? undefined : `${prefix}${token}`

const key = (token: Token): Structure | undefined =>
  token === undefined ? undefined : { pk: { B: new Uint8Array([token, 255]) }, sk: { N: `${token}` } }

const forms: readonly RuleForm[] = [
  {
    rule: {
      input_token: 'NextToken',
      output_token: 'NextToken',
      limit_key: 'MaxResults',
      result_key: 'Things',
    },
    search: 'Things[?@ > `b`]',
    page: ({ main, hasOther }, token) => ({
      ...(hasOther && { Things: main }),
      NextToken: text(token) ?? '',
    }),
    startingToken: (token) => ({ NextToken: text(token) ?? null }),
  },
  {
    rule: {
      input_token: ['KeyMarker', 'VersionIdMarker'],
      output_token: ['NextKeyMarker', 'NextVersionIdMarker'],
      more_results: 'IsTruncated',
      limit_key: 'MaxKeys',
      result_key: ['Versions', 'DeleteMarkers'],
      non_aggregate_keys: ['Name'],
    },
    limitType: 'string',
    search: '[Versions[0], DeleteMarkers[0]]',
    page: ({ main, other, hasOther, count }, token) => ({
      Versions: main,
      ...(hasOther && { DeleteMarkers: other }),
      Name: `bucket ${count}`,
      IsTruncated: token !== undefined,
      NextKeyMarker: text(token ?? 0),
      NextVersionIdMarker: (token ?? 0) % 2 ? text(token, 'v') : null,
    }),
    startingToken: (token) => ({ KeyMarker: text(token) ?? null, VersionIdMarker: null }),
  },
  {
    rule: {
      input_token: 'Marker',
      output_token: 'NextMarker || Contents[-1].Key',
      more_results: 'IsTruncated',
      limit_key: 'MaxKeys',
      result_key: ['Contents', 'CommonPrefixes'],
    },
    search: 'Contents[].Key',
    page: ({ main, other, hasOther }, token) => ({
      // Longer than any amount to skip: botocore loses the token of a page that it skips whole, see the differences.
      Contents: [...main, 'k', 'l', 'm', text(token ?? 0, 'last')].map((name) => ({ Key: name })),
      ...(hasOther && { CommonPrefixes: other }),
      NextMarker: (token ?? 0) % 2 ? text(token) : '',
      IsTruncated: token !== undefined,
    }),
    startingToken: (token) => ({ Marker: text(token) ?? null }),
  },
  {
    rule: {
      input_token: 'Marker',
      output_token: 'List.NextMarker',
      more_results: 'List.IsTruncated',
      limit_key: 'MaxItems',
      result_key: 'List.Items',
      non_aggregate_keys: ['List.Owner', 'Scope'],
    },
    search: 'List.Items',
    page: ({ main, hasOther, count }, token) => ({
      List: {
        ...(hasOther && { Items: main }),
        NextMarker: text(token),
        IsTruncated: token !== undefined,
        Owner: count,
      },
      Scope: { count },
    }),
    startingToken: (token) => ({ Marker: text(token) ?? null }),
  },
  {
    rule: {
      input_token: 'ExclusiveStartKey',
      output_token: 'LastEvaluatedKey',
      limit_key: 'Limit',
      result_key: ['Items', 'Count', 'ScannedCount'],
      non_aggregate_keys: ['ConsumedCapacity'],
    },
    search: 'Count',
    page: ({ main, count }, token) => ({
      Items: main,
      Count: count,
      ScannedCount: count * 2,
      ConsumedCapacity: { Units: count },
      LastEvaluatedKey: key(token) ?? {},
    }),
    startingToken: (token) => ({ ExclusiveStartKey: token === undefined ? null : { pk: { S: `${token}` } } }),
  },
  {
    rule: {
      input_token: 'Marker',
      output_token: 'Marker',
      more_results: 'Pending',
      limit_key: 'NumberOfLines',
      result_key: ['Data', 'Lines', 'Size'],
    },
    search: 'Data',
    page: ({ main, other, count, hasOther }, token) => ({
      ...(hasOther && { Data: main.join('é😀') }),
      Lines: other,
      Size: count,
      Marker: token ?? 0,
      Pending: token !== undefined,
    }),
    startingToken: (token) => ({ Marker: token ?? null }),
  },
]

const content: fc.Arbitrary<PageContent> = fc.record({
  main: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }),
  other: fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
  hasOther: fc.boolean(),
  count: fc.nat({ max: 9 }),
})

/** Mostly tokens that grow; now and then one that came just before, which both must refuse. */
const tokens = (length: number): fc.Arbitrary<Token[]> =>
  fc.array(fc.nat({ max: 7 }), { minLength: length, maxLength: length }).map((steps) => {
    let token = 0
    return steps.map((step, index) => {
      if (index === steps.length - 1) return undefined
      if (step !== 0 || index === 0) token++
      return token
    })
  })

const options = fc.record(
  { maxItems: fc.nat({ max: 14 }), pageSize: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: [] },
)

/** The start, as a token of boto3's with an amount, in the old form, or none. */
const start = fc.oneof(
  fc.constant(undefined),
  fc.record({ token: fc.option(fc.constant(100), { nil: undefined }), amount: fc.nat({ max: 3 }) }),
)

export const pagingCase: fc.Arbitrary<PagingCase> = fc
  .integer({ min: 1, max: 6 })
  .chain((length) =>
    fc.record({
      form: fc.constantFrom(...forms),
      contents: fc.array(content, { minLength: length, maxLength: length }),
      tokens: tokens(length),
      options,
      start,
      limited: fc.boolean(),
    }),
  )
  .map(({ form, contents, tokens: given, options: chosen, start: from, limited }) => ({
    rule: form.rule,
    ...(form.limitType && { limitType: form.limitType }),
    pages: contents.map((page, index) => form.page(page, given[index])),
    input: { Filter: 'x', ...(limited && { [form.rule.limit_key ?? '']: 5 }) },
    options: {
      ...chosen,
      ...(from && {
        startingToken: encoded({ ...form.startingToken(from.token), boto_truncate_amount: from.amount }),
      }),
    },
    search: form.search,
  }))

export function encoded(members: Structure): string {
  return Buffer.from(JSON.stringify(members)).toString('base64')
}
