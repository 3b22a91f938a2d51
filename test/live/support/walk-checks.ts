import type { DynamicClient } from 'nexttoken'
import { expect } from 'vitest'
import { plain } from './boto3-lists.js'
import { comparable, withoutAbsent } from './same-as-boto3.js'
import type { Check } from './server-difference.js'
import type { ServerInUse } from './use-server.js'
import { attempt, type Walk, walk } from './walks.js'

/** Pages, the items of each list, and the merged result. Errors have each side's own words. */
export async function checkWalk(
  check: Check,
  ours: DynamicClient,
  boto3: ServerInUse,
  asked: Walk,
): Promise<void> {
  const theirs = await boto3.walk(asked)
  const mine = await walk(ours, asked)
  check('error', mine.error !== null, theirs.error !== null)
  const pages = mine.pages.map((page, index) => withoutAbsent(comparable(page, theirs.pages[index])))
  check('pages', pages, theirs.pages.map(withoutAbsent))
  for (const [key, list] of Object.entries(theirs.items)) {
    // boto3 has no items where a result key is a number: DynamoDB's Count. Merged results hold it.
    if (typeof memberOf(theirs.merged, key) === 'number') continue
    check('items', comparable(mine.items[key], list), list)
  }
  const merged = withoutAbsent(comparable(mine.merged, theirs.merged))
  check('merged', merged, withoutAbsent(theirs.merged))
}

/**
 * Listings that `maxItems` ends: after the first item, in the middle, before the last item. The token is boto3's,
 * and from boto3's token both list the same.
 */
export async function checkTokens(
  check: Check,
  ours: DynamicClient,
  boto3: ServerInUse,
  asked: Walk,
): Promise<void> {
  const { operation, input, pageSize } = asked
  const [key = ''] = ours.getPaginator(operation).resultKeys
  const whole = memberOf(await boto3.merge(asked), key)
  const total = Array.isArray(whole) ? whole.length : 0
  const cuts = new Set([1, Math.floor(total / 2), total - 1].filter((cut) => cut > 0 && cut < total))
  for (const maxItems of cuts) {
    const theirs = await boto3.merge({ ...asked, maxItems })
    const mine = ours.paginate(operation, input, { pageSize, maxItems }).items(key)
    const first = memberOf(theirs, key)
    check('tokens', comparable(await collect(mine), first), first)
    const startingToken = theirs?.NextToken
    check('tokens', mine.resumeToken, startingToken)
    if (typeof startingToken !== 'string') continue
    const rest = memberOf(await boto3.merge({ ...asked, startingToken }), key)
    const mineRest = await collect(ours.paginate(operation, input, { pageSize, startingToken }).items(key))
    check('tokens', comparable(mineRest, rest), rest)
  }
}

/** Of a long listing some tokens are tried, not all. */
const tokensTried = 6

/** Whatever page a listing stops after: what was delivered and what its token gives are all, once. */
export async function checkResumed(check: Check, ours: DynamicClient, asked: Walk): Promise<void> {
  const { operation, input, pageSize } = asked
  const pages = ours.paginate(operation, input, { pageSize })
  const tokens: (string | undefined)[] = []
  const whole = await collect(pages, () => tokens.push(pages.resumeToken))
  const step = Math.max(1, Math.ceil(tokens.length / tokensTried))
  for (let delivered = 1; delivered < tokens.length; delivered += step) {
    const startingToken = tokens[delivered - 1]
    expect(startingToken, `the token after page ${delivered} of ${tokens.length}`).toBeTypeOf('string')
    const rest = await collect(ours.paginate(operation, input, { pageSize, startingToken }))
    check('resumed', [...whole.slice(0, delivered), ...rest], whole)
  }
}

/** All that a listing finds is what the server was given: boto3 and nexttoken could be wrong alike. */
export async function checkStored(
  check: Check,
  ours: DynamicClient,
  { operation, input, pageSize }: Walk,
  { search, values }: { readonly search: string; readonly values: readonly unknown[] },
): Promise<void> {
  check('stored', await collect(ours.paginate(operation, input, { pageSize }).search(search)), values)
}

/** What a loop delivers, up to its end or its error. */
async function collect(loop: AsyncIterable<unknown>, afterEach?: () => unknown): Promise<unknown[]> {
  const values: unknown[] = []
  await attempt(async () => {
    for await (const value of loop) {
      values.push(withoutMetadata(plain(value)))
      afterEach?.()
    }
  })
  return values
}

function withoutMetadata(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$metadata' in value)) return value
  const { $metadata, ...rest } = value
  return rest
}

function memberOf(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (Object(at) as Record<string, unknown>)[name], value)
}
