import { countItems, type Delivered, firstItems } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'

/** How many items `maxItems` leaves to a listing. */
export class ItemBudget {
  readonly #plan: WalkPlan
  #left: number

  constructor(plan: WalkPlan) {
    this.#plan = plan
    this.#left = plan.maxItems ?? Number.POSITIVE_INFINITY
  }

  /** Takes a page: whether its items fit, `'exactly'` if nothing is left; else which of them do. */
  take(page: object): 'fits' | 'exactly' | Delivered {
    if (this.#left === Number.POSITIVE_INFINITY) return 'fits'
    const { rule, counted } = this.#plan
    const size = countItems(counted, page)
    if (size > this.#left) return firstItems(rule, page, { counted, count: this.#left })
    this.#left -= size
    return this.#left === 0 ? 'exactly' : 'fits'
  }
}
