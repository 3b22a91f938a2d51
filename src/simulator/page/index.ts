/**
 * page: one page, computed from its position.
 */
export { makePage, type Page } from './page.js'
export { hasToken, readPosition } from './position.js'
