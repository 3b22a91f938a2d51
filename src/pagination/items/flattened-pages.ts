import type { LoopReport } from '../loop/index.js'
import { startWalk } from '../parallel/index.js'
import { refuseEndless, startToken, type WalkPlan } from '../plan/index.js'
import { emptyReceipt, type Receipt } from '../receipt/index.js'
import { failedCollection } from './failed-collection.js'
import type { ItemSource } from './item-source.js'
import { ItemWalk } from './item-walk.js'

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
}

/** The pages of a listing as items. `report` receives each loop; undefined while a collection may still fail. */
export class FlattenedPages implements ItemIterable<unknown> {
  #latest: LoopReport | undefined

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
      this.#setLatest(failedCollection(pages, this.resumeToken))
      throw error
    }
  }

  #setLatest(loop: LoopReport | undefined): void {
    this.#latest = loop
    this.report(loop)
  }
}
