/**
 * into: a listing across accounts and regions that is written into a target.
 *
 * In: the listing, a target's name or a sink. Out: the rows of all targets, each with its account and region.
 */
export { type WrittenFleet, writeFleet } from './write-fleet.js'
