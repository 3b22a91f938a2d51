import type { LoopReport, PageLoop, PagePoint } from '../loop/index.js'
import { startWalk } from '../parallel/index.js'
import type { WalkPlan } from '../plan/index.js'
import type { Receipt } from '../receipt/index.js'
import { Serial } from '../timing/index.js'
import type { ItemSource } from './item-source.js'

const done = { done: true, value: undefined } as const

/** One loop over items. After an error, the next call requests the same page again. */
export class ItemWalk implements AsyncIterableIterator<unknown, undefined>, LoopReport {
  readonly #pages: PageLoop
  readonly #source: ItemSource
  readonly #serial = new Serial()
  /** A page whose items could not be read yet, because reading them failed. */
  #unread: object | undefined
  /** The items of the current page. */
  #items: readonly unknown[] = []
  /** How many of them were delivered. */
  #index = 0
  /** How many items the pages before had. */
  #before = 0
  #isLeft = false

  constructor(plan: WalkPlan, source: ItemSource) {
    this.#source = source
    this.#pages = startWalk(plan, { countItems: () => this.#before + this.#index })
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#pages.nonAggregatePart
  }

  get resumeToken(): string | undefined {
    if (this.#unread) return this.#pages.tokenWithinPage(undefined)
    if (this.#index === this.#items.length) return this.#pages.resumeToken
    return this.#pages.tokenWithinPage(this.#source.delivered(this.#items, this.#index))
  }

  get receipt(): Receipt {
    return this.#pages.receiptOf(this.#before + this.#index, this.resumeToken)
  }

  /** Items of the current page that were not delivered yet. */
  get ready(): number {
    return this.#items.length - this.#index
  }

  /** So that `for await` can continue with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    const isAtEnd = this.#index === this.#items.length || this.#pages.isOverdue || this.#pages.isAborted
    if (isAtEnd || this.#serial.isBusy || this.#pages.wantsItems)
      return this.#serial.run(() => this.#advance())
    return Promise.resolve(this.#deliver())
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    const isMidPage = this.#index < this.#items.length
    this.#isLeft = true
    const consumed = this.#consumed()
    return isMidPage ? this.#pages.interrupt('aborted', consumed) : this.#pages.leave(consumed)
  }

  /** Up to the item before the last one: that one may be why its consumer left, so it does not count as finished. */
  #consumed(): PagePoint | undefined {
    return this.#index > 0 ? this.#pointAt(this.#index - 1) : undefined
  }

  /** Saves the checkpoint; the last item delivered counts as finished. */
  save(): Promise<void> {
    const isMidPage = this.#index < this.#items.length
    if (this.#unread) return this.#pages.save({ delivered: undefined, items: this.#before })
    return this.#pages.save(isMidPage ? this.#pointAt(this.#index) : undefined)
  }

  /** The point after `count` items of the current page. */
  #pointAt(count: number): PagePoint {
    const delivered = count > 0 ? this.#source.delivered(this.#items, count) : undefined
    return { delivered, items: this.#before + (delivered ? count : 0) }
  }

  async #advance(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#isLeft) return done
    if (this.#pages.isAborted) throw await this.#pages.abort(this.#consumed())
    if (this.#index < this.#items.length) await this.#pages.consumed(this.#pointAt(this.#index))
    while (this.#index === this.#items.length) {
      if (!this.#unread) {
        const page = await this.#pages.next()
        if (page.done) return page
        this.#unread = page.value
      }
      const items = this.#source.extract(this.#unread)
      this.#before += this.#items.length
      this.#items = items
      this.#unread = undefined
      this.#index = 0
    }
    if (this.#pages.isAborted) throw await this.#pages.abort(this.#consumed())
    if (!this.#pages.isOverdue) return this.#deliver()
    this.#isLeft = true
    return this.#pages.interrupt('deadline', this.#pointAt(this.#index))
  }

  #deliver(): IteratorResult<unknown, undefined> {
    if (this.#isLeft) return done
    return { done: false, value: this.#items[this.#index++] }
  }
}

/** How many items a loop can deliver without a request; 0 for a loop over anything else than items. */
export function readyItems(loop: object): number {
  return loop instanceof ItemWalk ? loop.ready : 0
}
