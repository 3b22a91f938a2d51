/**
 * parallel: one listing with many requests at once.
 *
 * In: a plan. Out: a loop over its pages, which is one chain of pages unless the plan asks for more. `division` says what
 * a division into pieces is; `keys`, `segments`, `times` and `shards` divide, each in its own way; `engine` requests the
 * pieces and delivers their pages as if they were one chain.
 */
export { startWalk } from './start-walk.js'
