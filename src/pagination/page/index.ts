/**
 * page: what one page of results holds.
 *
 * In: a rule and a page. Out: its items in the service's order, its first or last part, its tokens, whether it is empty.
 * All are pure functions of one page.
 */
export { isCutAtLimit } from './cut-at-limit.js'
export type { Delivered } from './delivered.js'
export { allItems, carriedOver, firstItems } from './first-items.js'
export { hasNoItems, isEmptyPage } from './is-empty-page.js'
export { nextTokens, type Tokens } from './next-tokens.js'
export { nonAggregatePart } from './non-aggregate-part.js'
export { countItems, dropFirst, dropItems, itemsOf, keepFirst, sizeOf } from './page-slice.js'
export { seekAfterPage } from './seek-after-page.js'
export { countFirst, inServiceOrder, type Tagged } from './service-order.js'
