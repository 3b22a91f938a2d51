import type { Shape } from '../../models/index.js'

/** How `buildFullResult` merges the members of pages that are not items: their types, and what happens to each path. */
export interface MemberPolicy {
  readonly output: Shape | undefined
  /** Result keys, tokens, limits and flags: they belong to one page or are merged elsewhere. */
  readonly excluded: ReadonlySet<string>
  /** Members whose value is taken from the first page if the pages differ, as in boto3. */
  readonly nonAggregate: ReadonlySet<string>
  /** How different values become one, by path, for the member and everything inside it. */
  readonly methods: ReadonlyMap<string, MergeMethod>
}

/**
 * How the values of several pages become one. `same`: all pages must agree. `sum`: values are added. `latest`: the last
 * page's value counts. `page`: the value belongs to its page and has no meaning for the listing.
 */
export type MergeMethod = 'same' | 'sum' | 'latest' | 'page'
