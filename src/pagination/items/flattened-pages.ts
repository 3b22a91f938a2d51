import { showAs } from '../../values/index.js'
import type { LoopReport } from '../loop/index.js'
import { startWalk } from '../parallel/index.js'
import { refuseEndless, startToken, type WalkPlan } from '../plan/index.js'
import { emptyReceipt, type Receipt, shownListing } from '../receipt/index.js'
import type { MapContext, MapFunction, MapOptions, SteppedItems } from '../steps/index.js'
import { failedCollection } from './failed-collection.js'
import type { ItemSource } from './item-source.js'
import { ItemWalk } from './item-walk.js'
import { steppedPages } from './stepped-pages.js'

/** The items of all pages. Every loop starts from the beginning, and `break` aborts the request in flight. */
export interface ItemIterable<Item> extends AsyncIterable<Item, undefined> {
  /** Starts a loop. After a `next()` that failed, another `next()`, or `for await` over the loop, requests that page again. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item, undefined>
  /** Lists to the end. All items are held in memory, so use a loop for a long listing. */
  toArray(): Promise<Item[]>
  /**
   * The token that continues after the last item that the latest loop delivered; undefined once the listing is complete.
   * For `search` it is the start of the page until the whole page is delivered: resuming there repeats results of that
   * page and leaves none out. A `toArray()` that failed delivered nothing.
   */
  readonly resumeToken: string | undefined
  /** What the latest loop did, and whether it is complete; `items` counts what it yielded. */
  readonly receipt: Receipt
  /** Saves the checkpoint, as `PageIterator.save` does: the current item counts as finished. */
  save(): Promise<void>
  /**
   * The items in arrays of `size`, for operations that take several at once; the last array is shorter. A batch may
   * contain items of several pages. An item counts as delivered when its batch is.
   *
   * @throws PaginationError unless `size` is a whole number, 1 or more.
   *
   * @example
   * for await (const arns of ecs.paginate('list_tasks').items().batches(100)) {
   *   const { tasks } = await ecs.describeTasks({ tasks: arns })
   * }
   */
  batches(size: number): ItemIterable<Item[]>
  /**
   * The results of `fn` for each item, in the order of the items. At most `concurrency` calls are in flight or wait for
   * you to take their results; the listing goes on only as you take them. An item counts as delivered when its result
   * is. If `fn` fails, the results before it are delivered, then the loop throws that error and ends; no call is started
   * after the failure, and `resumeToken` continues with the item that failed.
   *
   * `fn` gets a signal that is aborted when the loop ends early. Pass it on to what `fn` calls.
   *
   * @throws PaginationError for invalid arguments.
   *
   * @example
   * const tags = s3.paginate('list_buckets').items().map(
   *   ({ Name }, { signal }) => s3.getBucketTagging({ Bucket: Name ?? '' }, { signal }),
   *   { concurrency: 10 },
   * )
   * for await (const { TagSet } of tags) console.log(TagSet)
   */
  map<Result>(
    fn: (item: Item, context: MapContext) => Result | PromiseLike<Result>,
    options?: MapOptions,
  ): ItemIterable<Result>
}

/** The pages of a listing as items. `report` receives each loop; undefined while a collection may still fail. */
export class FlattenedPages implements ItemIterable<unknown> {
  #latest: LoopReport | undefined

  static {
    showAs(FlattenedPages.prototype, ({ plan, receipt }) => shownListing(plan.rule.context, receipt), 'Items')
  }

  constructor(
    private readonly plan: WalkPlan,
    private readonly source: ItemSource,
    private readonly report: (loop: LoopReport | undefined) => void,
  ) {}

  get resumeToken(): string | undefined {
    return this.#latest ? this.#latest.resumeToken : startToken(this.plan)
  }

  get receipt(): Receipt {
    return this.#latest ? this.#latest.receipt : emptyReceipt(this.resumeToken)
  }

  async save(): Promise<void> {
    await this.#latest?.save()
  }

  [Symbol.asyncIterator](): ItemWalk {
    const walk = new ItemWalk(this.plan, this.source)
    this.#setLatest(walk)
    return walk
  }

  async toArray(): Promise<unknown[]> {
    refuseEndless(this.plan)
    this.#setLatest(undefined)
    const pages = startWalk(this.plan, { isCollected: true })
    const all: unknown[] = []
    try {
      for (let page = await pages.next(); !page.done; page = await pages.next()) {
        for (const item of this.source.extract(page.value)) all.push(item)
      }
      this.#setLatest(pages)
      return all
    } catch (error) {
      this.#setLatest(failedCollection(pages.receipt, this.resumeToken))
      throw error
    }
  }

  batches(size: number): ItemIterable<unknown[]> {
    return this.#stepped().batches(size)
  }

  map<Result>(fn: MapFunction<unknown, Result>, options?: MapOptions): ItemIterable<Result> {
    return this.#stepped().map(fn, options)
  }

  #stepped(): SteppedItems<unknown, Receipt> {
    return steppedPages(this.plan, this.source, this.report)
  }

  #setLatest(loop: LoopReport | undefined): void {
    this.#latest = loop
    this.report(loop)
  }
}
