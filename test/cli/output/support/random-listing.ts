import * as fc from 'fast-check'

/** A listing: its operation, all of it as one page, and the same in several pages. */
export interface RandomListing {
  readonly operation: string
  readonly whole: object
  readonly pages: readonly object[]
}

/** Operations of several forms, and the paths of their lists. */
const operations: Readonly<Record<string, readonly string[]>> = {
  'sns.ListTopics': ['Topics'],
  's3.ListObjectVersions': ['Versions', 'DeleteMarkers', 'CommonPrefixes'],
  'cloudfront.ListDistributions': ['DistributionList.Items'],
  'dynamodb.Scan': ['Items'],
  'iam.GetAccountAuthorizationDetails': ['UserDetailList', 'GroupDetailList'],
}

const item = fc.oneof(
  { weight: 6, arbitrary: record() },
  { weight: 1, arbitrary: fc.constantFrom('text', '', 7, true, null) },
)

function record(): fc.Arbitrary<unknown> {
  return fc.record(
    {
      Name: fc.constantFrom('a', 'b', 'c', 'é', ''),
      Size: fc.integer({ min: -2, max: 9 }),
      When: fc.constantFrom(new Date(0), new Date(1_700_000_000_196)),
      Body: fc.constant(Buffer.from('bytes')),
      Tags: fc.array(fc.record({ Key: fc.constantFrom('k', 'l'), Value: fc.constantFrom('v', 'w') }), {
        maxLength: 2,
      }),
      Part: fc.record({ Name: fc.constantFrom('x', 'y'), Sizes: fc.array(fc.nat(5), { maxLength: 3 }) }),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
}

/** A random listing, and an expression about it. */
export const listingAndQuery: fc.Arbitrary<RandomListing & { readonly query: string }> = fc
  .constantFrom(...Object.entries(operations))
  .chain(([operation, paths]) =>
    fc.record({ listing: listings(operation, paths), query: queries(paths) }).map(({ listing, query }) => ({
      ...listing,
      query,
    })),
  )

/** A random listing. */
export const anyListing: fc.Arbitrary<RandomListing> = fc
  .constantFrom(...Object.entries(operations))
  .chain(([operation, paths]) => listings(operation, paths))

function listings(operation: string, paths: readonly string[]): fc.Arbitrary<RandomListing> {
  const list = fc.option(fc.array(item, { maxLength: 7 }), { freq: 12 })
  return fc
    .record({
      lists: fc.tuple(...paths.map(() => list)),
      cuts: fc.array(fc.tuple(...paths.map(() => fc.nat(7))), { maxLength: 3 }),
      seed: fc.nat(),
    })
    .map(({ lists, cuts, seed }) => {
      const isScan = operation === 'dynamodb.Scan'
      const ends = [...cuts, paths.map(() => 7)]
      const pages = ends.map((end, page) => {
        const parts = lists.map((all, index) => {
          const from = Math.max(0, ...ends.slice(0, page).map((earlier) => earlier[index] ?? 0))
          const part = all?.slice(from, Math.max(from, end[index] ?? 0))
          // A page may lack a list that is empty there, but one page must have the list.
          const isLeftOut = part?.length === 0 && (seed + page + index) % 3 === 0 && page > 0
          return isLeftOut ? undefined : part
        })
        return pageOf(paths, parts, isScan ? { Count: parts[0]?.length ?? 0 } : {})
      })
      return { operation, pages, whole: pageOf(paths, lists, isScan ? { Count: lists[0]?.length ?? 0 } : {}) }
    })
}

function pageOf(
  paths: readonly string[],
  lists: readonly (readonly unknown[] | null | undefined)[],
  more: object,
): object {
  const page: Record<string, unknown> = { ...more }
  paths.forEach((path, index) => {
    const list = lists[index]
    const [first = '', second] = path.split('.')
    if (list) page[first] = second === undefined ? list : { [second]: list }
  })
  return page
}

function queries(paths: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<{ list: string; any: string }>((tie) => {
    const path = fc.constantFrom(...paths, ...paths, ...paths, 'Missing', 'Count')
    const step = fc.constantFrom(
      ...['[]', '[*]', '[].Tags[]', '[].Part.Sizes[]', '[*].Part', '[].Name', '[].[Name, Size]', '[]|[]'],
      ...[
        '[?Size > `3`]',
        "[?Name == 'a'].Size",
        "[?When >= '2020-01-01']",
        '[?contains(Name, `a`)]',
        '[?@]',
      ],
      ...[
        '[].{n: Name, w: When}',
        '[][]',
        '[*][*]',
        '[?Tags[?Key == `k`]].Tags',
        ' | [?Name]',
        ' | @',
        '.Name',
      ],
      ...[
        '[0]',
        '[-1]',
        '[1:3]',
        '[::-1]',
        ' | [0]',
        ' | length(@)',
        '.*',
        '[].*',
        '[].Tags[0]',
        '[].Tags | [0]',
      ],
    )
    const list = fc
      .tuple(path, fc.array(step, { maxLength: 3 }))
      .map(([start, steps]) => start + steps.join(''))
    const one = tie('list')
    const wrapped = fc.oneof(
      ...['length', 'reverse', 'to_array', 'not_null', 'type', 'max', 'sum', 'keys', 'to_string'].map(
        (name) => one.map((text) => `${name}(${text})`),
      ),
      ...['sort_by', 'max_by', 'min_by'].map((name) => one.map((text) => `${name}(${text}, &Size)`)),
      one.map((text) => `map(&Name, ${text})`),
      one.map((text) => `map(&[Name], ${text})[]`),
      one.map((text) => `(${text})`),
      one.map((text) => `(${text})[]`),
      one.map((text) => `(${text}).Name`),
      one.map((text) => `{a: ${text}}`),
      one.map((text) => `!${text}`),
      fc.tuple(one, one).map((texts) => `[${texts.join(', ')}]`),
      fc.tuple(one, one).map((texts) => texts.join(' || ')),
      fc.constantFrom('@', '*', 'keys(@)', '*[]'),
    )
    return { list, any: fc.oneof({ weight: 3, arbitrary: tie('list') }, { weight: 1, arbitrary: wrapped }) }
  }).any
}
