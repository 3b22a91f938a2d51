/**
 * request: the pages of one loop are requested from the service.
 *
 * In: the position of the next page. Out: the page, the failure, or the news that the deadline passed. It requests one
 * page ahead if the plan says so, and finds the largest page size that the endpoint accepts.
 */
export { largestPage } from './accepted-sizes.js'
export { type PageResult, PageSource } from './page-source.js'
