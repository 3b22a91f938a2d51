/**
 * receipt: what a listing did, and whether it is complete.
 *
 * In: every answer and every delivered page. Out: a `Receipt`.
 */
export type { Effort } from './effort.js'
export type { Outcome, Receipt } from './receipt.js'
export { Tally } from './tally.js'
