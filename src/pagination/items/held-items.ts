import { AbortError, PaginationError, TokenExpiredError } from '../../errors/index.js'
import type { Progress } from '../checkpoint/index.js'
import type { PageLoop } from '../loop/index.js'
import { startWalk } from '../parallel/index.js'
import type { WalkPlan } from '../plan/index.js'
import type { Receipt } from '../receipt/index.js'
import type { Phase, Placed, Reached, Reading, Root } from '../steps/index.js'
import { timeLeft } from '../timing/index.js'
import { type HeldPage, ItemPlace } from './item-place.js'
import type { ItemSource } from './item-source.js'

type Place = ItemPlace

/** The items of one loop, read ahead of their consumer. Each has its place, so that tokens and checkpoints are those of what was delivered. */
export class HeldItems implements Root<unknown, Place, Receipt> {
  readonly timeLeft: (() => number) | undefined
  endsAtFailure = false
  readonly #pages: PageLoop
  /** A page whose items could not be read yet, because reading them failed. */
  #unread: object | undefined
  #page: HeldPage | undefined
  /** How many items of it were read. */
  #index = 0
  /** The start of the first page, where a loop is resumed that has delivered nothing. */
  #start: Place | undefined
  /** True while a page is requested: the pages may be ahead of what is known here. */
  #isReading = false
  #isStopped = false
  #lastFinished: Place | undefined

  constructor(
    private readonly plan: WalkPlan,
    private readonly source: ItemSource,
    isCollected: boolean,
  ) {
    this.#pages = startWalk(plan, { isCollected, isHeld: true })
    this.timeLeft = timeLeft(plan.deadline)
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#pages.nonAggregatePart
  }

  /** A promise only if a page has to be requested. */
  read(): Reading<unknown, Place> {
    const page = this.#page
    if (page && this.#index < page.items.length) return this.#take(page)
    this.#isReading = true
    return this.#readPage().finally(() => {
      this.#isReading = false
    })
  }

  stop(): void {
    this.#isStopped = true
    if (this.#pages.receipt.outcome === 'running') this.#pages.halt('aborted')
  }

  /** A listing that cannot continue says so again and again. */
  isFinal(error: unknown): boolean {
    if (this.#isStopped || this.endsAtFailure) return true
    return error instanceof PaginationError || error instanceof TokenExpiredError
  }

  async finished(place: Place): Promise<void> {
    const isPageDone = place.isAtEnd || place.page !== this.#lastFinished?.page
    this.#lastFinished = place
    await this.#pages.recorder?.consumed(isPageDone ? 'page' : 'item', this.#progress(place))
  }

  async ended(): Promise<void> {
    await this.#pages.recorder?.ended(this.#pages.mark().behind(this.#itemsRead))
  }

  async failed(): Promise<void> {
    await this.#pages.recorder?.left()
  }

  async interrupted(outcome: 'aborted' | 'deadline', { delivered, finished }: Reached<Place>): Promise<void> {
    this.#pages.halt(outcome)
    const { recorder } = this.#pages
    if (outcome === 'aborted') await recorder?.left(finished?.progress)
    else await recorder?.ended({ ...this.#progress(delivered), outcome })
  }

  async left({ delivered, finished }: Reached<Place>): Promise<void> {
    if (this.#isAll(delivered) && hasEnded(this.#pages.receipt))
      await this.#pages.recorder?.left(finished?.progress)
    else await this.interrupted('aborted', { delivered, finished })
  }

  abortError(reason: unknown): Error {
    const problem = 'the signal was aborted; resumeToken continues after what was delivered'
    return new AbortError(problem, { ...this.plan.rule.context, cause: reason })
  }

  async save(place: Place | undefined): Promise<void> {
    const { recorder } = this.#pages
    if (recorder) return recorder.saveExplicitly(this.#progress(place))
    const problem = 'there is no checkpoint to save: pass the option checkpoint'
    throw new PaginationError(problem, this.plan.rule.context)
  }

  resumeToken(place: Place | undefined, phase: Phase): string | undefined {
    const at = place ?? this.#start
    if (phase === 'ended' || !at || this.#isAll(place)) return this.#pages.resumeToken
    return this.#pages.receipt.outcome === 'deadline' ? at.evenAtBeginning : at.resumeToken
  }

  receipt(place: Place | undefined, phase: Phase): Receipt {
    const items = phase === 'ended' ? this.#itemsRead : (place?.items ?? 0)
    const receipt = this.#pages.receiptOf(items, this.resumeToken(place, phase))
    const outcome = phase === 'running' ? 'running' : receipt.outcome
    if (phase === 'ended' || this.#isAll(place)) return { ...receipt, outcome }
    const { pages, emptyPages } = place?.page.mark ?? { pages: 0, emptyPages: 0 }
    return { ...receipt, outcome, pages, emptyPages }
  }

  get #itemsRead(): number {
    return (this.#page?.before ?? 0) + this.#index
  }

  /** True if every item that was read was delivered: then the pages themselves know best where the listing continues. */
  #isAll(place: Place | undefined): boolean {
    const isRead =
      !this.#isReading && this.#unread === undefined && this.#index === (this.#page?.items.length ?? 0)
    return isRead && (place?.items ?? 0) === this.#itemsRead
  }

  #progress(place: Place | undefined): Progress {
    const at = place ?? this.#start
    return !at || this.#isAll(place) ? this.#pages.mark().behind(place?.items ?? 0) : at.progress
  }

  #take(page: HeldPage): Placed<unknown, Place> {
    const value = page.items[this.#index++]
    return { value, place: new ItemPlace(page, this.source, this.#index) }
  }

  async #readPage(): Promise<Placed<unknown, Place> | undefined> {
    for (;;) {
      if (!this.#unread) {
        const page = await this.#pages.next()
        if (page.done) return undefined
        this.#unread = page.value
      }
      const page = this.#open(this.#unread)
      this.#unread = undefined
      this.#page = page
      this.#index = 0
      if (page.items.length > 0) return this.#take(page)
    }
  }

  #open(page: object): HeldPage {
    const mark = this.#pages.mark()
    const before = this.#itemsRead
    this.#start ??= new ItemPlace({ mark, items: [], before }, this.source, 0)
    return { mark, items: this.source.extract(page), before }
  }
}

function hasEnded({ outcome }: Receipt): boolean {
  return outcome === 'complete' || outcome === 'limit' || outcome === 'deadline'
}
