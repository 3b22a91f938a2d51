import { PaginationError } from '../../../errors/index.js'
import { afterFailure, type Going } from '../../loop/index.js'
import { countItems, hasNoItems } from '../../page/index.js'
import type { Failure, WalkPlan } from '../../plan/index.js'
import type { ParallelReceipt, Tally } from '../../receipt/index.js'
import { PageRequests, type PageResult } from '../../request/index.js'
import { type Division, LookupEnded, type Taken } from '../division/index.js'
import { chainPlan } from './chain-plan.js'
import { Flight } from './flight.js'
import { isAbortOf } from './is-abort-of.js'
import { NextChange } from './next-change.js'
import { nextRequests, roomFor } from './next-requests.js'
import { OtherListings } from './other-listings.js'
import type { Piece } from './piece.js'
import { Pieces, type Reopened } from './pieces.js'
import type { DeliveryOrder } from './what-is-next.js'

/** What a request needs to know of its piece. */
interface Chain {
  readonly plan: WalkPlan
  readonly state: Going
}

/**
 * Requests the pages of all pieces, within the window, and divides pieces when there is room for more requests. What
 * arrives waits in its piece.
 */
export class PieceRequests {
  readonly pieces: Pieces
  /** Pages that had nothing for the listing. */
  wasted = 0
  /** The pages that arrived, and their items that `maxItems` counts. */
  readonly arrived = { pages: 0, items: 0 }
  /** The page that arrived first, until one is delivered. */
  firstPage: object | undefined
  /** True once the time left was too short for another page. */
  isLate = false
  /** A bug, or a sender that cannot read its own failure. */
  fault: { readonly error: unknown } | undefined
  #turns = 0
  readonly #flight: Flight
  #isStopped = false
  #misreadReason: string | undefined
  readonly #nextChange = new NextChange()
  readonly #requests: PageRequests
  readonly #lookup: OtherListings
  /** Called when a request has ended. */
  readonly #afterEach: () => void
  readonly #planOf: (bounds: unknown) => WalkPlan

  constructor(
    private readonly plan: WalkPlan,
    private readonly division: Division<unknown>,
    { tally, afterEach }: { readonly tally: Tally; readonly afterEach: () => void },
  ) {
    const most = Math.min(plan.parallel, division.mostInFlight ?? plan.parallel)
    this.#flight = new Flight(most, (fault) => this.#changed(fault))
    this.pieces = new Pieces(division)
    this.#requests = new PageRequests(plan, tally)
    this.#lookup = new OtherListings(plan, { requests: this.#requests, tally })
    this.#afterEach = afterEach
    this.#planOf = (bounds) => chainPlan(plan, division.planOf(bounds))
  }

  /** Makes the first pieces, or those that an earlier loop left. Returns why it could not. */
  async begin(): Promise<{ readonly error: unknown } | undefined> {
    try {
      if (this.plan.pieces) this.pieces.resume(this.plan.pieces)
      else this.pieces.add(await this.division.begin(this.#flight.window.size, this.#lookup))
      return undefined
    } catch (error) {
      return { error }
    }
  }

  /** How the listing was divided; undefined if its caller did not ask for that. */
  get receipt(): ParallelReceipt | undefined {
    if (this.plan.parallel === 1) return undefined
    const { wasted, pieces } = this
    const oneChain = this.#oneChain
    return {
      pieces: pieces.made,
      mostInFlight: this.#flight.mostInFlight,
      wasted,
      ...(oneChain !== undefined && { oneChain }),
    }
  }

  get isOverdue(): boolean {
    return this.#requests.isOverdue
  }

  get order(): DeliveryOrder {
    const { hasOrder, isProven, takesTurns = false } = this.division
    return { isInOrder: (this.plan.isOrdered && hasOrder) || !isProven, takesTurns }
  }

  /** True if nothing more arrives unless something is requested. */
  get isQuiet(): boolean {
    return this.#flight.isQuiet && !this.pieces.all.some(({ isPausing }) => isPausing)
  }

  /** Resolves when something has arrived or failed. */
  change(): Promise<void> {
    return this.#nextChange.wait()
  }

  /** Requests what may be requested now: so that `wanted` pages at most wait or are in flight. `isAwaited`: the consumer waits for a page. */
  pump({ wanted, isAwaited }: { readonly wanted: number; readonly isAwaited: boolean }): void {
    if (this.#isStopped || this.isLate || this.fault) return
    let next = this.#next(wanted)
    if (next.idle > 0 && this.#ask()) next = this.#next(wanted)
    if (next.idle > 0 && this.#divide(next.idle)) next = this.#next(wanted)
    for (const piece of next.chosen) {
      if (piece.pause === 0) this.#run(piece)
      else if (isAwaited) this.#pause(piece)
    }
  }

  /** Aborts the requests in flight: the loop has ended. */
  stop(): void {
    this.#isStopped = true
    this.#requests.stop()
    this.#nextChange.wake()
  }

  /** True if the service did not honour the bounds of a piece. */
  get isMisread(): boolean {
    return this.#misreadReason !== undefined
  }

  /** Why nothing is divided any more. */
  get #oneChain(): string | undefined {
    return this.#misreadReason ?? this.division.undivided
  }

  #changed(fault?: { readonly error: unknown }): void {
    if (fault) this.fault = fault
    try {
      this.#afterEach()
    } catch (error) {
      this.fault = { error }
    }
    this.#nextChange.wake()
  }

  #next(wanted: number): ReturnType<typeof nextRequests> {
    const { window, inFlight } = this.#flight
    const { order, division } = this
    const room = roomFor(window.most, division.room)
    return nextRequests(this.pieces.all, {
      inFlight,
      most: window.size,
      room: Math.min(room, wanted),
      reserve: order.isInOrder && wanted >= room + window.most ? window.most : 0,
      ...order,
      canDivide: division.divide !== undefined,
      left: division.left?.bind(division),
    })
  }

  /** Asks what the division wants to know. True if something was asked. */
  #ask(): boolean {
    if (this.#misreadReason !== undefined || this.plan.parallel === 1) return false
    const question = this.division.question?.(this.pieces.all)
    if (!question) return false
    this.#flight.send(
      this.#requests.get(question.start).then((result) => {
        if (!this.#hasEnded(result)) return
        const page = 'page' in result ? result.page : undefined
        if (page) this.wasted++
        question.answer(page)
      }),
    )
    return true
  }

  /** True if there are more pieces than before. */
  #divide(slots: number): boolean {
    if (this.#oneChain !== undefined || this.plan.parallel === 1) return false
    const { made, all } = this.pieces
    for (const cut of this.division.divide?.(all, slots) ?? []) this.pieces.cut(cut)
    return this.pieces.made > made
  }

  #run(piece: Piece): void {
    const chain = piece.isOpen ? piece.going(this.#planOf) : undefined
    if (!chain && !piece.hasChildren) return
    piece.isInFlight = true
    piece.turn = this.#turns++
    this.#flight.send(
      chain
        ? this.#requests
            .get(chain.state.next, chain.plan.input)
            .then((result) => this.#end(piece, chain, result))
        : this.#addChildren(piece),
    )
  }

  #pause(piece: Piece): void {
    const chain = piece.going(this.#planOf)
    if (!chain) return
    piece.isPausing = true
    this.#requests.wait(piece.pause).then(() => {
      piece.isPausing = false
      piece.goOn({ ...chain.state, pause: 0 })
      this.#changed()
    })
  }

  async #addChildren(piece: Piece): Promise<void> {
    try {
      this.pieces.addAfter(piece, (await this.division.after?.(piece, this.#lookup)) ?? [])
    } catch (error) {
      this.#failAfter(piece, error)
    }
    piece.isInFlight = false
    this.#flight.land()
  }

  #failAfter(piece: Piece, error: unknown): void {
    if (this.#isStopped) return
    if (error instanceof LookupEnded) this.isLate = true
    else piece.failure = { error, isAbort: isAbortOf(this.plan, error) }
  }

  #end(piece: Piece, chain: Chain, result: PageResult): void {
    piece.isInFlight = false
    if (!this.#hasEnded(result)) return
    if (piece.isGone) this.wasted += 'error' in result ? 0 : 1
    else if ('error' in result) this.#fail(piece, chain, result)
    else this.#receive(piece, chain, result.page)
  }

  /** A request is no longer in flight. False if it has no result, because nothing more is wanted. */
  #hasEnded(result: PageResult): result is Exclude<PageResult, string> {
    this.#flight.land()
    if (result === 'stopped' || this.#isStopped) return false
    if (result === 'deadline') this.isLate = true
    if (result === 'deadline') return false
    this.#flight.learn('error' in result ? result.failure.throttles : result.throttles)
    return true
  }

  #receive(piece: Piece, chain: Chain, page: object): void {
    let taken: Taken
    try {
      taken = this.division.take(piece, page)
    } catch (error) {
      piece.failure = { error, isAbort: false }
      return
    }
    if (taken.misread !== undefined) {
      this.#misread(piece, taken.misread)
      return
    }
    if (taken.isNone || hasNoItems(this.plan.rule, page)) this.wasted++
    if (this.arrived.pages === 0) this.firstPage = page
    this.arrived.pages++
    this.arrived.items += countItems(this.plan.counted, page)
    piece.receive(chain, { page, taken, number: this.arrived.pages })
    if (!this.division.join) piece.forgetPage()
    if (this.division.runsOn && piece.isAtEnd) this.pieces.dropBehind(piece)
    this.division.learn?.(piece, page)
  }

  /** The service does not honour the bounds of a piece: its neighbour lists it, or the first piece lists everything. */
  #misread(piece: Piece, reason: string): void {
    this.wasted++
    this.#misreadReason ??= reason
    if (!this.division.isProven) for (const one of this.pieces.collapse()) this.#reopen(one)
    if (piece.isGone) return
    const reopened = this.pieces.giveBack(piece)
    if (reopened) {
      this.#reopen(reopened)
      return
    }
    const problem = `${reason}, so this listing cannot be resumed in the middle. List from the beginning, without parallel`
    throw new PaginationError(problem, this.plan.rule.context)
  }

  #reopen({ piece, page }: Reopened): void {
    const chain = page && piece.going(this.#planOf)
    if (chain) this.#receive(piece, chain, page)
  }

  /** The consumer has to know it, unless the token was refused and the chain can continue without it. */
  #fail(
    piece: Piece,
    { plan, state }: Chain,
    { error, failure }: { error: unknown; failure: Failure },
  ): void {
    const isAbort = isAbortOf(this.plan, error)
    const { state: after, isRecovered, reason } = afterFailure(plan, state, { error, failure, isAbort })
    piece.goOn(after)
    if (isRecovered) return
    piece.failure = { error, isAbort, ...(reason !== undefined && { expired: { reason, failure } }) }
  }
}
