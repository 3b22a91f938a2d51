/**
 * loop: which page comes next, until the listing ends.
 *
 * In: a plan. Out: the pages, one by one, the resume token after each, and the receipt.
 */
export type { LoopState, Place } from './loop-state.js'
export { saysMore } from './next-step.js'
export { PageWalk } from './page-walk.js'
