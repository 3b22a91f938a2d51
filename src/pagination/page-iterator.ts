import { PaginationError } from '../errors/index.js'
import type { Sink } from '../sinks/index.js'
import { showAs } from '../values/index.js'
import { type CheckpointState, Recorder } from './checkpoint/index.js'
import type { IntoOptions, WrittenListing } from './into/index.js'
import {
  type ChosenItems,
  chosenItems,
  compileSearch,
  FlattenedPages,
  failedCollection,
  type ItemChoice,
  type ItemIterable,
  type ItemSource,
  resultKeyNamed,
  resultsOf,
  type SearchItem,
} from './items/index.js'
import type { LoopReport } from './loop/index.js'
import { startWalk } from './parallel/index.js'
import { refuseEndless, startToken, type WalkPlan } from './plan/index.js'
import { emptyReceipt, type Receipt, shownListing } from './receipt/index.js'
import { largestPage } from './request/index.js'
import type { CompiledRule, PageKey } from './rule/index.js'

/** All pages as one. If `maxItems` ended the listing, `NextToken` is the token that resumes it. */
export type FullResult<Page> = Partial<Omit<Page, 'NextToken' | '$metadata'>> & { NextToken?: string }

/** An item of one of several lists, and the result key of its list. */
export type TaggedItem<Lists extends object, Key extends keyof Lists & string> = {
  [K in Key]: { readonly key: K; readonly item: Lists[K] }
}[Key]

/**
 * The pages of one listing. Nothing is requested before the first loop, and every loop starts from the beginning.
 * `break` aborts the request in flight. After an error, the iterator's next `next()` requests the same page again.
 *
 * @example
 * for await (const page of sns.paginate('list_topics')) console.log(page.Topics.length)
 * for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
 */
export class PageIterator<Page extends object, Lists extends object, Primary extends keyof Lists & string>
  implements AsyncIterable<Page, undefined>
{
  readonly #plan: WalkPlan
  #latest: LoopReport | undefined
  #dropped: readonly string[] = []

  static {
    showAs(PageIterator.prototype, (pages) => shownListing(pages.#rule.context, pages.receipt))
  }

  /** Made by `Paginator.paginate`. */
  constructor(plan: WalkPlan) {
    this.#plan = plan
  }

  /** The members of a page that hold items, as the operation's pagination rule names them. `maxItems` counts the first. */
  get resultKeys(): readonly string[] {
    return this.#rule.resultKeys.map((key) => key.name)
  }

  /** The page size that is requested; undefined if the service chooses it. */
  get pageSize(): number | undefined {
    const { rule, input, largestPages, sender } = this.#plan
    const size = largestPages ? largestPage(rule, sender.endpoint) : rule.limit && input[rule.limit.name]
    return size === undefined || size === null ? undefined : Number(size)
  }

  /**
   * The token that continues after what the latest loop delivered: after its last page, or its last item if it is a loop
   * over `items()`. undefined once the listing is complete. Pass it as `startingToken`, here, in boto3 or in the AWS CLI.
   */
  get resumeToken(): string | undefined {
    return this.#latest ? this.#latest.resumeToken : startToken(this.#plan)
  }

  /** What the first page of the latest loop says about the listing as a whole; empty before that page arrived. */
  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#latest?.nonAggregatePart ?? {}
  }

  /**
   * What the latest loop did, and whether the listing is complete. The outcome is `running` before the loop and in the
   * middle of it.
   *
   * @example
   * const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { deadline: 60_000 })
   * for await (const page of pages) console.log(page.Contents.length)
   * if (pages.receipt.outcome !== 'complete') console.log('resume from', pages.receipt.resumeToken)
   */
  get receipt(): Receipt {
    return this.#latest ? this.#latest.receipt : emptyReceipt(this.resumeToken)
  }

  /**
   * The paths of values that are missing from the latest `buildFullResult`, such as `['ResultMetadata.QueryId']`: they
   * differ from page to page and cannot be joined. Empty if nothing is missing.
   */
  get dropped(): readonly string[] {
    return this.#dropped
  }

  /**
   * Saves the checkpoint now. Everything that the latest loop delivered counts as finished, including the current page
   * or item. A collection (`toArray`, `buildFullResult`) is saved only by this method, and as a whole. Nothing is saved
   * before the loop has loaded the checkpoint, or if it could not.
   *
   * @throws PaginationError without the option `checkpoint`; what the store throws; NextTokenError
   * `CheckpointConflict` if another process wrote the file.
   *
   * @example
   * const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { checkpoint: { store, every: 'manual' } })
   * for await (const page of pages) {
   *   await index(page.Contents)
   *   await pages.save()
   * }
   */
  async save(): Promise<void> {
    if (!this.#plan.checkpoint) this.#missesCheckpoint('save')
    await this.#latest?.save()
  }

  /**
   * Reads the checkpoint; undefined if there is none yet. If you store items elsewhere, compare their number with `items`
   * and remove those that were stored after the checkpoint was saved.
   *
   * @throws PaginationError without the option `checkpoint`; NextTokenError `InvalidCheckpoint`, `CheckpointMismatch`.
   */
  async readCheckpoint(): Promise<CheckpointState | undefined> {
    const { checkpoint } = this.#plan
    if (!checkpoint) return this.#missesCheckpoint('read')
    const saved = await new Recorder(checkpoint, this.#rule, false).load()
    if (!saved) return undefined
    const { outcome, pages, items, resumeToken } = saved
    return { outcome, pages, items, resumeToken }
  }

  #missesCheckpoint(what: string): never {
    throw new PaginationError(
      `there is no checkpoint to ${what}: pass the option checkpoint`,
      this.#rule.context,
    )
  }

  get #rule(): CompiledRule {
    return this.#plan.rule
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Page, undefined> {
    const walk = startWalk({ ...this.#plan, isByPage: true })
    this.#latest = walk
    return walk as AsyncIterableIterator<object, undefined> as AsyncIterableIterator<Page, undefined>
  }

  /**
   * The items of one result key. The default is the operation's own list: the first result key, or the one that the
   * operation's rule names for this input. A list yields its elements, a map its `[key, value]` pairs, any other value
   * itself, once per page. A value that a page lacks yields nothing. `maxItems` counts what is yielded, unless
   * `countedKeys` is passed.
   *
   * @throws PaginationError for a name that is not one of `resultKeys`, or if there are none.
   *
   * @example
   * const keys = await s3.paginate('list_objects_v2', { Bucket }).items().toArray()
   */
  items(): ItemIterable<Lists[Primary]>
  items<Key extends keyof Lists & string>(resultKey: Key): ItemIterable<Lists[Key]>
  /**
   * The items of several lists together, each as `{ key, item }`, in the order in which the service sorts them: S3's
   * versions and delete markers key by key, newest first. If that order is unknown, list after list on each page.
   * `maxItems` counts all of them, unless `countedKeys` is passed.
   *
   * @throws PaginationError for a name that is not one of `resultKeys`, or that is neither a list nor a map.
   *
   * @example
   * for await (const { key, item } of s3.paginate('list_object_versions', { Bucket }).items(['Versions', 'DeleteMarkers'])) {
   *   console.log(key === 'DeleteMarkers' ? 'deleted' : item.Size, item.Key)
   * }
   */
  items<const Keys extends readonly (keyof Lists & string)[]>(
    resultKeys: Keys,
  ): ItemIterable<TaggedItem<Lists, Keys[number]>>
  items(named?: string | readonly string[]): ItemIterable<unknown> {
    const { source, keys } = this.#chosen(named)
    return this.#flatten(source, this.#counting(keys))
  }

  /**
   * Lists to the end and writes the items into a file or a database, by the target's name: `.ndjson`, `.csv` (both also
   * with `.gz`), `.parquet`, `.duckdb`, `.sqlite`, or `postgres://…#table`. The columns come from the operation's model, so
   * they are the same for every listing. The target changes once, when the listing has ended. If the process is killed
   * before, the next call for the same listing and target continues where it was, without a row lost or twice.
   * docs/sinks.md says more.
   *
   * @throws NextTokenError `InvalidTarget`, `MissingPackage`, `TargetConflict`, `TargetFailed`; PaginationError with the
   * option `checkpoint`, or for a listing that has no end.
   *
   * @example
   * const { rows } = await sns.paginate('list_topics').to('topics.csv')
   * await s3.paginate('list_objects_v2', { Bucket: 'logs' }, { parallel: 64 }).to('logs.parquet', { columns: ['Key', 'Size'] })
   */
  async to(target: string | Sink, options: IntoOptions<keyof Lists & string> = {}): Promise<WrittenListing> {
    const items = this.#chosen(options.items)
    const { writePages } = await import('./into/index.js')
    const report = (loop: LoopReport) => this.#report(loop)
    return writePages(this.#counting(items.keys), { items, target, options, report })
  }

  /**
   * The results of a JMESPath expression on each page. A list yields its elements, any other result itself, including
   * `null`, as in boto3. A page without a match yields `null`; a page's own lists always exist. A string literal of
   * members, `[]`, `[*]` and `{name: member}` determines the type of the results; otherwise it is `unknown`.
   *
   * @throws PaginationError for an invalid expression.
   *
   * @example
   * const large = s3.paginate('list_objects_v2', { Bucket }).search('Contents[?Size > `1000`].Key')
   */
  search<const Expression extends string>(expression: Expression): ItemIterable<SearchItem<Page, Expression>>
  search(expression: string): ItemIterable<unknown> {
    const evaluate = compileSearch(expression, this.#rule.context)
    return this.#flatten(resultsOf(evaluate))
  }

  /**
   * Lists to the end and returns all pages as one. Of the result keys, lists, maps and strings are joined, numbers are
   * added, and series that continue over pages (CloudWatch's GetMetricData) are joined by their ids. Other values are
   * kept if all pages agree; their lists are joined, and numbers that count one page are added (DynamoDB's
   * ConsumedCapacity, https://github.com/aws/aws-cli/issues/2958). A value that cannot stand for all pages is left out,
   * or taken from the first page if boto3 does so, and `dropped` names it. Tokens, limits and `$metadata` belong to
   * single pages and are left out.
   *
   * @throws PaginationError if the operation has no result key.
   *
   * @example
   * const pages = dynamodb.paginate('scan', { TableName: 'events', ReturnConsumedCapacity: 'TOTAL' })
   * const { Count, ConsumedCapacity } = await pages.buildFullResult()
   * console.log(Count, ConsumedCapacity?.CapacityUnits, pages.dropped)
   */
  async buildFullResult(): Promise<FullResult<Page>> {
    resultKeyNamed(this.#rule, undefined)
    refuseEndless(this.#plan)
    this.#report(undefined)
    this.#dropped = []
    const walk = startWalk(this.#plan, { isCollected: true })
    try {
      const { mergePages } = await import('./merge/index.js')
      const { result, dropped } = await mergePages(this.#rule, walk)
      this.#dropped = dropped
      this.#report(walk)
      return result as FullResult<Page>
    } catch (error) {
      this.#report(failedCollection(walk.receipt, this.resumeToken))
      throw error
    }
  }

  #chosen(choice: ItemChoice): ChosenItems {
    return chosenItems(this.#rule, this.#plan.input, choice)
  }

  /** The plan of a loop over the items of these keys: `maxItems` counts them, unless the caller passed `countedKeys`. */
  #counting(keys: readonly PageKey[]): WalkPlan {
    const { hasCountedKeys, counted } = this.#plan
    return { ...this.#plan, counted: hasCountedKeys ? counted : keys }
  }

  #flatten(source: ItemSource, plan = this.#plan): FlattenedPages {
    return new FlattenedPages(plan, source, (loop) => this.#report(loop))
  }

  #report(loop: LoopReport | undefined): void {
    this.#latest = loop
  }
}
