/**
 * held: the pages of a listing as one result, for formats that show it as the AWS CLI does.
 *
 * In: pages. Out: the items of one list at once, and what else the pages hold at the end.
 */
export { HeldPages, openPath } from './held-pages.js'
