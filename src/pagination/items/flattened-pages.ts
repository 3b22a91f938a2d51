import { type LoopReport, PageWalk } from '../loop/index.js'
import { refuseEndless, type WalkPlan } from '../plan/index.js'
import { emptyReceipt, type Receipt } from '../receipt/index.js'
import { failedCollection } from './failed-collection.js'
import type { ItemSource } from './item-source.js'
import { ItemWalk } from './item-walk.js'

/** Items across pages. Every loop starts afresh; `break` aborts the request that is in flight. */
export interface ItemIterable<Item> extends AsyncIterable<Item, undefined> {
  /** A loop; after a `next()` that failed, another one, or `for await` over the loop, asks for that page again. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item, undefined>
  /** Lists to the end. All items are held in memory: for a long listing, loop instead. */
  toArray(): Promise<Item[]>
  /**
   * Where to go on after the last item that the latest loop delivered; undefined once complete. Of `search` it is
   * the start of the page until all of the page was delivered: going on from there repeats results of that page and
   * leaves none out. A `toArray()` that failed delivered nothing.
   */
  readonly resumeToken: string | undefined
  /** What the latest loop did, and whether it saw everything; `items` counts what it gave. */
  readonly receipt: Receipt
  /** Saves the checkpoint, as `PageIterator.save` does: the item in hand counts as done with. */
  save(): Promise<void>
}

/** Makes the pages of a listing into items. `report` is told of each loop, and of none while one may still fail. */
export class FlattenedPages implements ItemIterable<unknown> {
  #latest: LoopReport | undefined

  constructor(
    private readonly plan: WalkPlan,
    private readonly source: ItemSource,
    private readonly report: (loop: LoopReport | undefined) => void,
  ) {}

  get resumeToken(): string | undefined {
    return this.#latest ? this.#latest.resumeToken : this.plan.start.textUnlessBeginning
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
    const pages = new PageWalk(this.plan, { isCollected: true })
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
