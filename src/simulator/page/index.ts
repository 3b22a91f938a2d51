/**
 * page: one page, computed from its position; and all pages of a listing whose items are given.
 */
export { type MadePage, makePages } from './make-pages.js'
export { makePage, type Page } from './page.js'
export { hasToken, readPosition } from './position.js'
