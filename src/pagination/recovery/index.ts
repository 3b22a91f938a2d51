/**
 * recovery: a listing continues after its token was refused.
 *
 * In: the error, and what was delivered so far. Out: the place to start again from, and which items of the pages that
 * follow are new.
 */
export { Recovery } from './recovery.js'
export { isRefusedToken, refusalText } from './refused-token.js'
