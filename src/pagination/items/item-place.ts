import type { Progress } from '../checkpoint/index.js'
import type { LoopMark } from '../loop/index.js'
import type { ItemSource } from './item-source.js'

/** A page whose items are read. */
export interface HeldPage {
  readonly mark: LoopMark
  readonly items: readonly unknown[]
  /** How many items the pages before had. */
  readonly before: number
}

/** The place behind the first `count` items of a page. */
export class ItemPlace {
  constructor(
    readonly page: HeldPage,
    private readonly source: ItemSource,
    private readonly count: number,
  ) {}

  /** Items of all pages up to here. */
  get items(): number {
    return this.page.before + this.count
  }

  get isAtEnd(): boolean {
    return this.count > 0 && this.count === this.page.items.length
  }

  get resumeToken(): string | undefined {
    const { mark } = this.page
    if (this.isAtEnd) return mark.resumeToken
    return this.count > 0 ? mark.tokenWithin(this.#delivered) : this.progress.resumeToken()
  }

  /** The same, but not undefined at the beginning of the listing. */
  get evenAtBeginning(): string | undefined {
    return this.count > 0 ? this.resumeToken : this.page.mark.tokenWithin(undefined)
  }

  /** What a checkpoint saves here. */
  get progress(): Progress {
    const { mark, before } = this.page
    if (this.isAtEnd) return mark.behind(this.items)
    const delivered = this.#delivered
    return mark.within({ delivered, items: before + (delivered ? this.count : 0) })
  }

  get #delivered() {
    return this.count > 0 ? this.source.delivered(this.page.items, this.count) : undefined
  }
}
