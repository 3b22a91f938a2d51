/**
 * receipt: what a listing did, and whether it is complete.
 *
 * In: the effort of every page, and how far the listing came. Out: a `Receipt`.
 */
export type { Effort } from './effort.js'
export type { Outcome, ParallelReceipt, Receipt } from './receipt.js'
export { shownListing } from './shown-listing.js'
export { emptyReceipt, Tally } from './tally.js'
