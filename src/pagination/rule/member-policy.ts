import type { Shape } from '../../models/index.js'

/** What is known of the members of a page that are no items: their types, and by path what becomes of them. */
export interface MemberPolicy {
  readonly output: Shape | undefined
  /** Result keys, tokens, limits and flags: they are a page's, or are merged elsewhere. */
  readonly passedOver: ReadonlySet<string>
  /** Those of which the first page's value stands for all, as in boto3, where pages differ. */
  readonly nonAggregate: ReadonlySet<string>
  /** How values that differ become one, by path, for the member and all that lies in it. */
  readonly ways: ReadonlyMap<string, Way>
}

/**
 * How the values of several pages become one: `same`, they have to agree; `sum`, they add up; `latest`, the last one
 * stands for the listing; `page`, each is of its page alone, and none stands for the listing.
 */
export type Way = 'same' | 'sum' | 'latest' | 'page'
