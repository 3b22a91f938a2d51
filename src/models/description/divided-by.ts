/**
 * How a listing is divided, so that several requests can be in flight. An operation has it only if the pieces cannot
 * overlap and together are the whole listing, and the service's documentation or the model's shapes show that.
 */
export type DividedBy = DividedByKeys | DividedBySegments | DividedByTimes | DividedByShards

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

/**
 * The shards of a stream, which other operations of the service find: the listing itself reads one shard, by an iterator
 * that expires. Shards begin after their parents. Names are those of members; a name with dots is a path.
 *
 * @example
 * // DynamoDB Streams GetRecords
 * { kind: 'shards', stream: ['StreamArn'], starts: ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'],
 *   list: { operation: 'DescribeStream', shard: 'ShardId', parents: ['ParentShardId'], filter: 'ShardFilter', … },
 *   iterator: { operation: 'GetShardIterator', type: 'ShardIteratorType', sequence: 'SequenceNumber', … },
 *   record: { sequence: 'dynamodb.SequenceNumber', time: 'dynamodb.ApproximateCreationDateTime' },
 *   gone: ['ResourceNotFoundException'], trimmed: ['TrimmedDataAccessException'] }
 */
export interface DividedByShards {
  readonly kind: 'shards'
  /** The input members that name the stream. One is enough. The first operation that lists the shards takes them too. */
  readonly stream: readonly string[]
  /** Where a reader of the whole stream may start; the first one is the default. */
  readonly starts: readonly ShardStart[]
  /** The operation that lists the shards. */
  readonly list: {
    readonly operation: string
    /** A shard's own ID, and the members with those of its parents: a text or a list of texts each. */
    readonly shard: string
    readonly parents: readonly string[]
    /** The path of a member that only closed shards have. */
    readonly end: string
    /** The input member that selects shards. */
    readonly filter: string
    /** The filter's members. */
    readonly filterType: string
    readonly filterShard: string
    /** The type of filter with which every shard is listed that a start needs. A start at a time adds the time. */
    readonly filters?: Partial<Readonly<Record<ShardStart, string>>>
    /** The type of filter that lists the children of one shard. */
    readonly childFilter?: string
  }
  /** The operation that returns an iterator of one shard, and its input members. */
  readonly iterator: {
    readonly operation: string
    readonly shard: string
    readonly type: string
    readonly sequence: string
    /** Absent if no iterator starts at a time. */
    readonly time?: string
    /** The output member with the iterator. */
    readonly output: string
  }
  readonly record: {
    /** The path of a record's sequence number, which grows within its shard. */
    readonly sequence: string
    /** The path of the time when it was written. */
    readonly time: string
    /** The path of what counts for `bytes`. */
    readonly data?: string
  }
  /** The output member of a shard's last page that names its children, with the members of a child. */
  readonly children?: { readonly list: string; readonly shard: string; readonly parents: string }
  /** The codes with which the service says that a shard, and everything in it, is no longer kept. */
  readonly gone: readonly string[]
  /** The codes with which it says that it no longer keeps the record that an iterator points to. */
  readonly trimmed: readonly string[]
  /** How often a second one shard may be read. */
  readonly reads?: number
  /** How many bytes a second one shard may be read. */
  readonly bytes?: number
}

/** Where a reader of a stream starts. */
export type ShardStart = 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP'
