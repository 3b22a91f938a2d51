/**
 * into: a listing that is written into a target.
 *
 * In: a listing, a target's name or a sink, and which columns. Out: all of its rows in the target, and what was written.
 * Loaded when `to` is called: the sinks are much code for programs that only list.
 */
export { checkIntoOptions, type IntoOptions, tableName, type WrittenListing } from './into-options.js'
export { writePages } from './write-pages.js'
