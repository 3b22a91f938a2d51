import type { PaginationDescription } from './description.js'

/** How one operation's pages follow each other: the model's entry, every choice of form made plain. */
export interface PaginationRule {
  /** The input members that carry the token to the next page. */
  readonly inputTokens: readonly string[]
  /** JMESPath on the page, one for each input token, that gives its next value. */
  readonly outputTokens: readonly string[]
  /** JMESPath on the page; the first is what `items()` gives and `maxItems` counts. May be empty. */
  readonly resultKeys: readonly string[]
  /** The input member that bounds a page's size. */
  readonly limitKey: string | undefined
  /** JMESPath on the page: false means the end, even where a token is there. */
  readonly moreResults: string | undefined
  /** JMESPath on the first page: what belongs to the whole listing rather than to a page. */
  readonly nonAggregateKeys: readonly string[]
  /**
   * What ends the listing: no token, the very token that was sent (CloudWatch Logs' GetLogEvents), or, for a service
   * that gives a token with every page, a page without items (CloudSearch's Search).
   */
  readonly endPolicy: 'token' | 'repeated-token' | 'empty-page'
  /** What the token that was sent, given back in the middle, means where it does not mean the end. */
  readonly repeatPolicy: 'error' | 'ask-again'
  /** Input members that the service refuses beside a token (Kinesis' ListShards: StreamName). */
  readonly firstPageOnly: readonly string[]
  /** Input members beside which the service refuses the limit key (EC2's DescribeInstances: InstanceIds). */
  readonly limitIllegalWith: readonly string[]
  /** The listing has no end: a token comes for as long as there may be more to tail (Kinesis' GetRecords). */
  readonly follow: boolean
  /**
   * Input members that start a listing right after an item, each with the item's member that it takes; where the
   * service documents it (S3's ListObjectsV2: StartAfter takes Key). `@` is the item itself; a member that ends with
   * `?` is one that not every item has.
   */
  readonly seek: Readonly<Record<string, string>> | undefined
  /** Such a listing starts at the item rather than after it (Route 53's ListResourceRecordSets). */
  readonly seekInclusive: boolean
  /** Input members with patterns: with a value like that, the service does not seek (S3's directory buckets). */
  readonly seekUnless: Readonly<Record<string, string>> | undefined
  /**
   * Input members whose next value stands URL-encoded on a page where another member, of the input and of the page, is
   * `url`; the service takes it as it is (S3's ListObjects: Marker, by EncodingType).
   */
  readonly urlEncodedBy: Readonly<Record<string, string>> | undefined
  /** Result keys whose items are series that go on over pages, with the members that name a series. */
  readonly joinedBy: Readonly<Record<string, readonly string[]>> | undefined
  /**
   * Result keys whose items `items()` gives together, where only the answer tells which of them it fills (ECR's
   * DescribeImageScanFindings: the kind of scan decides). Empty where the first result key alone has the items.
   */
  readonly itemsOf: readonly string[]
  /**
   * Result keys with JMESPath on the input: where that is true, the answer has its items under this key, and `items()`
   * gives those. The first that is true counts; where none is, the first result key does (Cost Explorer's
   * GetCostCategories: CostCategoryValues where CostCategoryName is given).
   */
  readonly primaryWhen: Readonly<Record<string, string>> | undefined
  /** Output members whose numbers are a page's own, and add up to those of the listing (DynamoDB: ConsumedCapacity). */
  readonly summed: readonly string[]
  /**
   * Output members that say something of the whole listing, and may change while it goes on: the latest page's value
   * counts (CloudFront's ListContinuousDeploymentPolicies: Quantity is the account's total).
   */
  readonly latest: readonly string[]
  /** Output members that say something of one page: nothing stands for all pages (X-Ray: TracesProcessedCount). */
  readonly pageOnly: readonly string[]
  /**
   * Result keys that together are one sequence, sorted by these members of their items, in the order of UTF-8 bytes
   * (S3's ListObjectsV2: Contents by Key, CommonPrefixes by Prefix).
   */
  readonly sortedBy: Readonly<Record<string, string>> | undefined
  /**
   * Members that tell which of two items that sort the same comes first: the one whose flag is set, or whose time is
   * later; the first member that tells decides (S3's ListObjectVersions: IsLatest, then LastModified).
   */
  readonly newestFirst: readonly string[]
  /** Input members that a listing needs to be whole, sent unless the caller gives them (GetLogEvents: startFromHead). */
  readonly defaults: Readonly<Record<string, unknown>> | undefined
  /** For a rule that boto3 does not have: the members that it was made from, or why a person wrote it. */
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
