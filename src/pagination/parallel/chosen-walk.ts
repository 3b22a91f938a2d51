import type { AbortError } from '../../errors/index.js'
import type { Recorder } from '../checkpoint/index.js'
import { type LoopMark, type PageLoop, type PagePoint, PageWalk } from '../loop/index.js'
import type { Delivered } from '../page/index.js'
import { startToken, type WalkPlan } from '../plan/index.js'
import type { Receipt } from '../receipt/index.js'
import { Serial } from '../timing/index.js'

type Result = Promise<IteratorResult<object, undefined>>

interface LoopToChoose {
  readonly recorder: Recorder | undefined
  /** One chain of pages: the loop until it is chosen. */
  readonly walk: PageLoop
  /** Opens the loop over several pieces. */
  readonly open: (plan: WalkPlan) => Promise<PageLoop>
}

/**
 * A loop that is chosen when its first page is asked for: only its checkpoint says whether it continues in several pieces,
 * and what lists in pieces is loaded only if a program needs it.
 */
export class ChosenWalk implements PageLoop {
  readonly recorder: Recorder | undefined
  readonly #serial = new Serial()
  readonly #open: (plan: WalkPlan) => Promise<PageLoop>
  #walk: PageLoop
  #isOpen = false
  #isLeft = false

  constructor(
    private readonly plan: WalkPlan,
    { recorder, walk, open }: LoopToChoose,
  ) {
    this.recorder = recorder
    this.#walk = walk
    this.#open = open
  }

  get resumeToken(): string | undefined {
    return this.#isOpen || this.#isLeft ? this.#walk.resumeToken : startToken(this.plan)
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#walk.nonAggregatePart
  }

  get receipt(): Receipt {
    return this.#isOpen || this.#isLeft ? this.#walk.receipt : this.#walk.receiptOf(0, this.resumeToken)
  }

  receiptOf(items: number, resumeToken: string | undefined): Receipt {
    return this.#walk.receiptOf(items, resumeToken)
  }

  get wantsItems(): boolean {
    return this.#walk.wantsItems
  }

  get isOverdue(): boolean {
    return this.#walk.isOverdue
  }

  get isAborted(): boolean {
    return this.#walk.isAborted
  }

  tokenWithinPage(delivered: Delivered | undefined): string | undefined {
    return this.#walk.tokenWithinPage(delivered)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Concurrent calls are answered in order, also those before the loop is chosen. */
  next(): Result {
    return this.#serial.run(() => this.#openAndGo())
  }

  return(): Result {
    return this.leave(undefined)
  }

  leave(consumed: PagePoint | undefined): Result {
    this.#isLeft = true
    return this.#walk.leave(consumed)
  }

  abort(consumed: PagePoint | undefined): Promise<AbortError> {
    return this.#walk.abort(consumed)
  }

  interrupt(outcome: 'aborted' | 'deadline', consumed: PagePoint | undefined): Result {
    this.#isLeft = true
    return this.#walk.interrupt(outcome, consumed)
  }

  halt(outcome: 'aborted' | 'deadline'): void {
    this.#isLeft = true
    this.#walk.halt(outcome)
  }

  mark(): LoopMark {
    return this.#walk.mark()
  }

  consumed(point: PagePoint): Promise<void> {
    return this.#walk.consumed(point)
  }

  save(point?: PagePoint): Promise<void> {
    return this.#walk.save(point)
  }

  async #openAndGo(): Result {
    if (!this.#isOpen && !this.#isLeft && !this.#walk.isAborted) await this.#choose()
    return this.#walk.next()
  }

  async #choose(): Promise<void> {
    const { plan } = this
    const found = await this.recorder?.resume(plan.start)
    const isComplete = found && !found.position && !found.pieces
    const pieces = found ? found.pieces : plan.pieces
    const isOneChain = isComplete || (plan.parallel === 1 && !pieces && !plan.onlyPieces)
    const chosen = isOneChain
      ? this.#walk
      : await this.#open({ ...plan, start: found?.position ?? plan.start, pieces })
    // The loop may have been left meanwhile.
    if (this.#isLeft) return
    this.#isOpen = true
    // One chain says by itself when it has continued.
    if (!(chosen instanceof PageWalk)) this.recorder?.resumed()
    this.#walk = chosen
  }
}
