import type { ErrorContext } from '../../errors/index.js'

/**
 * What `console.log` shows of a listing: its operation, and its receipt.
 *
 * @example { operation: 'sns.ListTopics', outcome: 'complete', pages: 2, items: 103, … }
 */
export function shownListing({ service, operation }: ErrorContext, receipt: object): object {
  return { operation: `${service}.${operation}`, ...receipt }
}
