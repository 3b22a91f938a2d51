/**
 * request: one page after another from the service.
 *
 * In: the position of the next page. Out: the page, or the error, or that the deadline passed. Asks one page ahead where
 * the plan says so, and finds the largest page size that the service accepts.
 */
export { largestPage } from './largest-pages.js'
export { PageSource } from './page-source.js'
