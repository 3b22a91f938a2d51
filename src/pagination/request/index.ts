/**
 * request: the pages of one loop are requested from the service.
 *
 * In: the position of the next page. Out: the page, the failure, or the news that the deadline passed. `PageSource`
 * requests one page after another, and one ahead if the plan says so; `PageRequests` any number at once. Both find the
 * largest page size that the endpoint accepts.
 */
export { largestPage } from './accepted-sizes.js'
export { PageRequests, type PageResult } from './page-requests.js'
export { PageSource } from './page-source.js'
