/**
 * pages: operations with pages, into an output or into a sink. Whatever ends a listing, its user learns what continues it.
 */
export { continueCommand } from './continue-command.js'
export { followPages } from './follow-pages.js'
export { listInto } from './list-into.js'
export { listPages } from './list-pages.js'
