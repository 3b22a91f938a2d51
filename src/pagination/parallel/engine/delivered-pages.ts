import { withinMaxItems } from '../../loop/index.js'
import { countItems, isEmptyPage, keepFirst } from '../../page/index.js'
import type { WalkPlan } from '../../plan/index.js'
import { type Arrival, type Piece, positionWithin } from './piece.js'

/** The page that was delivered last. */
interface Current {
  readonly piece: Piece
  readonly arrival: Arrival
}

/** What one loop has delivered, and how much more `maxItems` allows. */
export class DeliveredPages {
  pages = 0
  items = 0
  emptyPages = 0
  nonAggregatePart: Readonly<Record<string, unknown>> = {}
  current: Current | undefined

  constructor(private readonly plan: WalkPlan) {}

  /** How many more pages `maxItems` needs, judged by those that `arrived`. */
  wanted({ pages, items }: { readonly pages: number; readonly items: number }): number {
    const { maxItems } = this.plan
    if (maxItems === undefined) return Number.POSITIVE_INFINITY
    if (pages === 0) return 1
    return Math.max(1, Math.ceil((maxItems - this.items) / Math.max(1, items / pages)))
  }

  /** Takes the next page of a piece; `isLast` if `maxItems` ends with it. */
  take(piece: Piece): { readonly page: object; readonly isLast: boolean } {
    const { plan } = this
    const arrival = piece.deliver()
    if (!arrival) throw new Error('no page waits in the piece')
    const share = withinMaxItems(plan, this.items, arrival.page)
    const isCut = typeof share !== 'string'
    const page = isCut ? keepFirst(plan.rule, arrival.page, share) : arrival.page
    if (isCut) piece.cutShort(positionWithin(arrival, share))
    if (this.pages === 0) this.nonAggregatePart = arrival.nonAggregatePart
    this.current = { piece, arrival }
    this.#count(page)
    return { page, isLast: share !== 'fits' }
  }

  /** An empty listing has a page too: `first`, which arrived first, without its items. */
  takeEmpty(first: object): object {
    const { rule } = this.plan
    const page = keepFirst(rule, first, new Map(rule.resultKeys.map(({ name }) => [name, 0])))
    this.#count(page)
    return page
  }

  #count(page: object): void {
    const { rule, counted } = this.plan
    this.pages++
    this.items += countItems(counted, page)
    this.emptyPages += isEmptyPage(rule, page) ? 1 : 0
  }
}
