import type { OptionNames } from '../../errors/index.js'
import type { Checkpoint } from '../checkpoint/index.js'
import type { Deadline } from '../timing/index.js'

/** How far to list, and in which steps. */
export interface PaginateOptions {
  /**
   * Maximum number of items to return, counted over the first result key. The last page is cut to fit. If more items
   * remain, `resumeToken` continues after the last one.
   *
   * @default no limit
   */
  maxItems?: number | undefined
  /**
   * Count the items of these result keys together for `maxItems` (https://github.com/boto/boto3/issues/2376). Each must
   * be a list or a map. The last page is cut in the order in which the service sorts the items.
   *
   * @default the first result key, as in boto3; the result keys passed to `items()`, if there are any
   * @example
   * s3.paginate('list_objects_v2', input, { maxItems: 100, countedKeys: ['Contents', 'CommonPrefixes'] })
   */
  countedKeys?: readonly string[] | undefined
  /**
   * Request pages of this size; it is sent as the operation's own limit parameter. A number that the service would
   * refuse is changed to the nearest one that it accepts, with a process warning. `'max'` requests the largest size that
   * the operation's model or documentation allows, and halves it if the service refuses it. It sends no size if no
   * maximum is known, or if another parameter of the input excludes it.
   *
   * @default the service's own page size
   */
  pageSize?: number | 'max' | undefined
  /**
   * Start from this token: a `resumeToken`, a token of boto3, of the AWS CLI or of the service itself. If the
   * operation's token is an item's key, the key can be passed as an object.
   *
   * @default the beginning of the listing
   * @example
   * dynamodb.paginate('scan', { TableName: 'events' }, { startingToken: { id: { S: 'e-100' } } })
   */
  startingToken?: string | object | undefined
  /**
   * Start after this item, even if it no longer exists. Works for operations that can start at an item, such as `s3`
   * `list_objects_v2`. Pass the item as a page returned it; if one of its members is enough, that member's value will do.
   *
   * @default the beginning of the listing
   * @example
   * s3.paginate('list_objects_v2', { Bucket: 'logs' }, { startAfterItem: '2026/11/27.gz' })
   */
  startAfterItem?: string | number | object | undefined
  /**
   * End the listing when this signal is aborted. The request in flight is aborted, nothing more is delivered, not even
   * the rest of the current page, and the loop throws an `AbortError`. The receipt's outcome is `aborted`, and
   * `resumeToken` continues after what was delivered.
   *
   * @default none
   * @example
   * s3.paginate('list_objects_v2', { Bucket: 'logs' }, { signal: AbortSignal.timeout(60_000) })
   */
  signal?: AbortSignal | undefined
  /**
   * Request the next page while the current one is processed. Leaving the loop wastes at most one request. Resume tokens
   * still depend only on what was delivered.
   *
   * @default true for `toArray` and `buildFullResult`, false for loops
   */
  prefetch?: boolean | undefined
  /**
   * Send up to this number of requests at once, for a listing that can be divided: S3's keys, a DynamoDB table that is
   * scanned, the shards of a stream, logs and events between two times. Its pieces never overlap, and together they are the whole listing: what
   * is listed, and in which order, stays the same. The number of requests adapts to the service: it starts with 16, and
   * shrinks when the service throttles. Pages are requested ahead and kept until the loop asks for them, six times this
   * number and a hundred more at most; with `prefetch: false`, only while the loop waits. Operations that cannot be divided are refused
   * before any request, with the reason.
   *
   * @default 1: each page is requested after the one before it
   * @example
   * s3.paginate('list_objects_v2', { Bucket: 'logs' }, { parallel: 64 })
   */
  parallel?: number | undefined
  /**
   * Deliver the pages of a parallel listing in the service's order. With `false`, pages come as they arrive: that is
   * faster if the pieces are of different sizes, and then `resumeToken` has a form that only nexttoken can read.
   * Where the service has no order, as DynamoDB and between the shards of a stream, pages always come as they arrive.
   *
   * @default true
   */
  ordered?: boolean | undefined
  /**
   * End the listing before this time: a `Date`, milliseconds from the start of the loop, or a function that returns the
   * milliseconds left. No page is requested that would not arrive in time, judged by the slowest one so far, and a
   * request in flight is aborted. The receipt's outcome is `deadline`, and `resumeToken` continues after what was
   * delivered.
   *
   * @default none
   * @example
   * // in a Lambda function
   * sns.paginate('list_topics', {}, { deadline: () => context.getRemainingTimeInMillis() })
   */
  deadline?: Deadline | undefined
  /**
   * Continue at the end of the listing: wait and request its last token again. Works for operations whose last token
   * stays valid, such as `logs` `get_log_events`. Operations without an end, such as `kinesis` `get_records`, always
   * do this.
   *
   * @default false
   */
  follow?: boolean | undefined
  /**
   * Milliseconds to wait before the next request if a listing that is followed has nothing new.
   *
   * @default 1000
   */
  pollInterval?: number | undefined
  /**
   * Maximum number of empty pages in a row. After that many, the listing ends with an error that has a `resumeToken`
   * (https://github.com/boto/boto3/issues/4591).
   *
   * @default 10_000
   */
  maxEmptyPages?: number | undefined
  /**
   * What to do if the service refuses a token that it gave earlier. `'recover'` starts the listing again: after the last
   * item if the service can start there, else from the beginning, comparing and passing over the items that were
   * delivered. `'error'` throws a `TokenExpiredError` at once.
   *
   * @default 'recover'
   */
  onExpiredToken?: 'recover' | 'error' | undefined
  /**
   * What to do if the endpoint seems to ignore tokens: it returns the same page again and again, each time with a new
   * token, or goes back to keys that it listed before, as some emulators do
   * (https://github.com/floci-io/floci/issues/2209). `'error'` ends the listing with a `PaginationError` and the
   * receipt's outcome `ignored-token`. `'continue'` continues, as boto3 does, and may never end; use it if such pages
   * are right. docs/pagination.md says how many equal pages it takes. Listings that are followed are not checked.
   *
   * @default 'error'
   */
  onIgnoredToken?: 'error' | 'continue' | undefined
  /**
   * Save how far a loop is, and continue from there the next time, also in another process. Pass a file's path, an
   * object with `load()` and `save(text)`, or either with settings as `{ store, every, restart }`. A page is saved when
   * the loop asks for the next one. A checkpoint of another operation, region, account or input is refused before
   * anything is sent. A checkpoint of a complete listing lists nothing more.
   *
   * @default none
   * @example
   * s3.paginate('list_objects_v2', { Bucket: 'logs' }, { checkpoint: 'logs.checkpoint' })
   */
  checkpoint?: Checkpoint | undefined
}

export const paginateOptionNames: OptionNames<PaginateOptions> = {
  maxItems: true,
  countedKeys: true,
  pageSize: true,
  startingToken: true,
  startAfterItem: true,
  signal: true,
  prefetch: true,
  parallel: true,
  ordered: true,
  deadline: true,
  follow: true,
  pollInterval: true,
  maxEmptyPages: true,
  onExpiredToken: true,
  onIgnoredToken: true,
  checkpoint: true,
}
