import type { LoopState, PageWalk, Place } from '../loop/index.js'
import type { Receipt } from '../receipt/index.js'
import { Serial } from '../timing/index.js'
import type { ItemSource } from './item-source.js'

const done = { done: true, value: undefined } as const

/** One loop over items. An error leaves it where it was: the next call asks for the same page again. */
export class ItemWalk implements AsyncIterableIterator<unknown, undefined>, LoopState {
  readonly #serial = new Serial()
  /** A page whose items could not be taken out yet: that failed. */
  #unread: object | undefined
  #items: readonly unknown[] = []
  /** Of the items of this page. */
  #delivered = 0
  /** Of the pages before it. */
  #before = 0
  #isLeft = false

  constructor(
    private readonly pages: PageWalk,
    private readonly source: ItemSource,
  ) {
    pages.countItems = () => this.#before + this.#delivered
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.pages.nonAggregatePart
  }

  get resumeToken(): string | undefined {
    if (this.#unread) return this.pages.tokenWithinPage(undefined)
    if (this.#delivered === this.#items.length) return this.pages.resumeToken
    return this.pages.tokenWithinPage(this.source.delivered(this.#items, this.#delivered))
  }

  get receipt(): Receipt {
    return this.pages.receiptOf(this.#before + this.#delivered, this.resumeToken)
  }

  /** So that `for await` can go on with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    const isAtEnd = this.#delivered === this.#items.length || this.pages.isOver || this.pages.isAborted
    if (isAtEnd || this.#serial.isBusy || this.pages.wantsItems)
      return this.#serial.run(() => this.#advance())
    return Promise.resolve(this.#deliver())
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    const isMidPage = this.#delivered < this.#items.length
    this.#isLeft = true
    const consumed = this.#consumed()
    return isMidPage ? this.pages.interrupt('aborted', consumed) : this.pages.leave(consumed)
  }

  /** The item in hand may be what made its consumer leave: it is not done with. */
  #consumed(): Place | undefined {
    return this.#delivered > 0 ? this.#place(this.#delivered - 1) : undefined
  }

  /** Saves the checkpoint, the item in hand included. */
  save(): Promise<void> {
    const isMidPage = this.#delivered < this.#items.length
    if (this.#unread) return this.pages.save({ delivered: undefined, items: this.#before })
    return this.pages.save(isMidPage ? this.#place(this.#delivered) : undefined)
  }

  /** A place within the page at hand. */
  #place(count: number): Place {
    const delivered = count > 0 ? this.source.delivered(this.#items, count) : undefined
    return { delivered, items: this.#before + (delivered ? count : 0) }
  }

  async #advance(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#isLeft) return done
    if (this.pages.isAborted) throw await this.pages.abort(this.#consumed())
    if (this.#delivered < this.#items.length) await this.pages.consumed(this.#place(this.#delivered))
    while (this.#delivered === this.#items.length) {
      if (!this.#unread) {
        const page = await this.pages.next()
        if (page.done) return page
        this.#unread = page.value
      }
      const items = this.source.extract(this.#unread)
      this.#before += this.#items.length
      this.#items = items
      this.#unread = undefined
      this.#delivered = 0
    }
    if (this.pages.isAborted) throw await this.pages.abort(this.#consumed())
    if (!this.pages.isOver) return this.#deliver()
    this.#isLeft = true
    return this.pages.interrupt('deadline', this.#place(this.#delivered))
  }

  #deliver(): IteratorResult<unknown, undefined> {
    if (this.#isLeft) return done
    return { done: false, value: this.#items[this.#delivered++] }
  }
}
