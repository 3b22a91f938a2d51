import type { PaginationDescription } from './description.js'

/** How one operation's pages follow each other: botocore's entry, every choice of form made plain. */
export interface PaginationRule {
  /** The input members that carry the token to the next page. */
  readonly inputTokens: readonly string[]
  /** JMESPath on the page, one for each input token, that gives its next value. */
  readonly outputTokens: readonly string[]
  /** JMESPath on the page; the first is the list that `maxItems` counts. May be empty. */
  readonly resultKeys: readonly string[]
  /** The input member that bounds a page's size. */
  readonly limitKey: string | undefined
  /** JMESPath on the page: false means the end, even where a token is there. */
  readonly moreResults: string | undefined
  /** JMESPath on the first page: what belongs to the whole listing rather than to a page. */
  readonly nonAggregateKeys: readonly string[]
}

export function paginationRule(description: PaginationDescription): PaginationRule {
  return {
    inputTokens: many(description.input_token),
    outputTokens: many(description.output_token),
    resultKeys: many(description.result_key),
    limitKey: description.limit_key,
    moreResults: description.more_results,
    nonAggregateKeys: description.non_aggregate_keys ?? [],
  }
}

function many(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
