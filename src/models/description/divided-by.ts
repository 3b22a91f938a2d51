/**
 * How a listing is divided, so that several requests can be in flight. An operation has it only if the pieces cannot
 * overlap and together are the whole listing, and the service's documentation or the model's shapes show that.
 */
export type DividedBy = DividedByKeys | DividedBySegments | DividedByTimes

/** Ranges of the key that the service sorts by; `sorted_by` and `seek` say which (S3 ListObjectsV2). */
export interface DividedByKeys {
  readonly kind: 'keys'
}

/**
 * Segments that the service itself makes.
 *
 * @example
 * // DynamoDB Scan
 * { kind: 'segments', segment: 'Segment', total: 'TotalSegments', most: 1_000_000,
 *   partial: ['AttributesToGet', 'ProjectionExpression', 'Select'] }
 */
export interface DividedBySegments {
  readonly kind: 'segments'
  /** The input member that names one segment, counted from 0. */
  readonly segment: string
  /** The input member that says how many segments there are. */
  readonly total: string
  /** Maximum number of segments. */
  readonly most: number
  /** Input members with which items may lack their keys: then equal items need not be the same one. */
  readonly partial?: readonly string[]
}

/**
 * Windows of time. An item belongs to the window that its own time is in, so the windows' edges need no agreement with
 * the service's. The member must be the one that the service filters by, and must not change while the item exists.
 *
 * @example
 * // CloudWatch Logs FilterLogEvents
 * { kind: 'times', start: 'startTime', end: 'endTime', time: 'timestamp', unit: 'milliseconds', order: 'ascending',
 *   reverse: { startFromHead: false }, most: 10 }
 * // SageMaker ListTrainingJobs
 * { kind: 'times', start: 'CreationTimeAfter', end: 'CreationTimeBefore', time: 'CreationTime', unit: 'date',
 *   order: 'descending', by: { SortBy: 'CreationTime' }, direction: 'SortOrder' }
 */
export interface DividedByTimes {
  readonly kind: 'times'
  /** The paths of the input members with the first and the last time. */
  readonly start: string
  readonly end: string
  /** The path of an item's own time. */
  readonly time: string
  /** What a time of the input is: a timestamp of the model, or a number since 1970. */
  readonly unit: 'date' | 'milliseconds' | 'seconds'
  /**
   * The order in which the service returns items if the input does not choose one: by this time, or by something else.
   * `none` if the service documents no order.
   */
  readonly order: 'ascending' | 'descending' | 'none' | 'other'
  /**
   * The path of the input member that chooses what to sort by, with the value that means this time. An empty value: if
   * the member is there, the items are sorted by something else.
   */
  readonly by?: Readonly<Record<string, string>>
  /** The path of the input member that chooses the direction. Its values contain `asc` or `desc`, in any case. */
  readonly direction?: string
  /** The input member that reverses `order`, with the value that does. */
  readonly reverse?: Readonly<Record<string, boolean>>
  /** Maximum number of requests in flight that is of use, because the service limits the requests per second. */
  readonly most?: number
}
