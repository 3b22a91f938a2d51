import type { PaginationDescription } from './description.js'
import type { DividedBy } from './divided-by.js'

/**
 * How the pages of an operation follow each other: the model's entry, with every optional form resolved.
 *
 * @example
 * The rule of S3 ListObjectVersions; members that are not shown are empty, false or undefined:
 * {
 *   inputTokens: ['KeyMarker', 'VersionIdMarker'], outputTokens: ['NextKeyMarker', 'NextVersionIdMarker'],
 *   resultKeys: ['Versions', 'DeleteMarkers', 'CommonPrefixes'],
 *   limitKey: 'MaxKeys', moreResults: 'IsTruncated', nonAggregateKeys: ['RequestCharged', 'Prefix'],
 *   endPolicy: 'token', repeatPolicy: 'error',
 *   seek: { KeyMarker: 'Key', VersionIdMarker: 'VersionId' }, seekUnless: { Bucket: '--xa?-s3$' },
 *   urlEncodedBy: { KeyMarker: 'EncodingType' },
 *   sortedBy: { Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' },
 *   newestFirst: ['IsLatest', 'LastModified'], dividedBy: { kind: 'keys' },
 * }
 */
export interface PaginationRule {
  /** Input members that carry the token to the next page. */
  readonly inputTokens: readonly string[]
  /** JMESPath on the page, one per input token: its next value. */
  readonly outputTokens: readonly string[]
  /**
   * JMESPath on the page. `items()` yields the items of the first one, and `maxItems` counts them. May be empty.
   */
  readonly resultKeys: readonly string[]
  /** The input member that limits a page's size. */
  readonly limitKey: string | undefined
  /** JMESPath on the page: if it is false, the listing has ended, even if there is a token. */
  readonly moreResults: string | undefined
  /** JMESPath on the first page: values of the whole listing rather than of a page. */
  readonly nonAggregateKeys: readonly string[]
  /**
   * What ends the listing: no token; the same token as was sent (CloudWatch Logs GetLogEvents); or, for a service
   * that returns a token with every page, a page without items (CloudSearch Search).
   */
  readonly endPolicy: 'token' | 'repeated-token' | 'empty-page'
  /** What it means if a page returns the token that asked for it, unless that ends the listing. */
  readonly repeatPolicy: 'error' | 'ask-again'
  /** Input members that the service refuses together with a token (Kinesis ListShards: StreamName). */
  readonly firstPageOnly: readonly string[]
  /** Input members that the service refuses together with a page size (EC2 DescribeInstances: InstanceIds). */
  readonly limitIllegalWith: readonly string[]
  /** The listing never ends: tokens keep coming, to follow new items (Kinesis GetRecords). */
  readonly follow: boolean
  /**
   * Input members that start a listing right after an item, each with the item's member that it takes, if the
   * service documents it (S3 ListObjectsV2: StartAfter takes Key). `@` is the item itself; a member that ends
   * with `?` is missing from some items.
   */
  readonly seek: Readonly<Record<string, string>> | undefined
  /** Whether such a listing starts at the item instead of after it (Route 53 ListResourceRecordSets). */
  readonly seekInclusive: boolean
  /**
   * Input members with regular expressions: with a matching value, the service cannot seek (S3 directory
   * buckets).
   */
  readonly seekUnless: Readonly<Record<string, string>> | undefined
  /**
   * Input members whose next value is URL-encoded on a page if another member, of input and page, is `url`. The
   * service expects it decoded (S3 ListObjects: Marker, by EncodingType).
   */
  readonly urlEncodedBy: Readonly<Record<string, string>> | undefined
  /**
   * Result keys whose items are series that continue on later pages, with the members that identify a series.
   */
  readonly joinedBy: Readonly<Record<string, readonly string[]>> | undefined
  /**
   * Result keys whose items `items()` yields together, if only the response shows which of them it has (ECR
   * DescribeImageScanFindings: it depends on the kind of scan). Empty if the items are under the first result
   * key.
   */
  readonly itemsOf: readonly string[]
  /**
   * Result keys with JMESPath on the input: if it is true, the items are under this key, and `items()` yields
   * those. The first true one counts; if none is, the first result key does (Cost Explorer GetCostCategories:
   * CostCategoryValues if CostCategoryName is given).
   */
  readonly primaryWhen: Readonly<Record<string, string>> | undefined
  /** Output members with a number per page, which add up for the listing (DynamoDB ConsumedCapacity). */
  readonly summed: readonly string[]
  /**
   * Output members about the whole listing that may change during it: the latest page's value counts (CloudFront
   * ListContinuousDeploymentPolicies: Quantity is the account's total).
   */
  readonly latest: readonly string[]
  /** Output members about a single page, which have no meaning for the listing (X-Ray TracesProcessedCount). */
  readonly pageOnly: readonly string[]
  /**
   * Result keys that form one sequence, sorted by these members of their items, in UTF-8 byte order (S3
   * ListObjectsV2: Contents by Key, CommonPrefixes by Prefix).
   */
  readonly sortedBy: Readonly<Record<string, string>> | undefined
  /**
   * Members that order items that sort the same: the item whose flag is set, or whose time is later, comes first.
   * The first member that differs decides (S3 ListObjectVersions: IsLatest, then LastModified).
   */
  readonly newestFirst: readonly string[]
  /**
   * Input members that a complete listing needs; they are sent unless the caller sets them (GetLogEvents:
   * startFromHead).
   */
  readonly defaults: Readonly<Record<string, unknown>> | undefined
  /** How the listing is divided for the option `parallel`; undefined if it cannot be. */
  readonly dividedBy: DividedBy | undefined
  /** Why a listing that takes a start and an end time cannot be divided by them. */
  readonly undivided: string | undefined
  /**
   * For a rule that boto3 does not have: the members that it was inferred from, or why it was written by hand.
   */
  readonly inferredFrom: string | undefined
}

const endPolicies = { token: 'token', repeated_token: 'repeated-token', empty_page: 'empty-page' } as const

export function paginationRule(description: PaginationDescription): PaginationRule {
  return {
    inputTokens: many(description.input_token),
    outputTokens: many(description.output_token),
    resultKeys: many(description.result_key),
    limitKey: description.limit_key,
    moreResults: description.more_results,
    nonAggregateKeys: description.non_aggregate_keys ?? [],
    endPolicy: endPolicies[description.end ?? 'token'],
    repeatPolicy: description.repeat === 'ask_again' ? 'ask-again' : 'error',
    firstPageOnly: description.first_page_only ?? [],
    limitIllegalWith: description.limit_illegal_with ?? [],
    follow: description.follow ?? false,
    seek: description.seek,
    seekInclusive: description.seek_inclusive ?? false,
    seekUnless: description.seek_unless,
    urlEncodedBy: description.url_encoded_by,
    joinedBy: description.joined_by && mapValues(description.joined_by, many),
    itemsOf: description.items_of ?? [],
    primaryWhen: description.primary_when,
    summed: description.summed ?? [],
    latest: description.latest ?? [],
    pageOnly: description.page_only ?? [],
    sortedBy: description.sorted_by,
    newestFirst: many(description.newest_first),
    defaults: description.defaults,
    dividedBy: description.divided_by,
    undivided: description.undivided,
    inferredFrom: description.inferred_from,
  }
}

function many(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  make: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, make(value)]))
}
