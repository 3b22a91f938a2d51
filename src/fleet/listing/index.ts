/**
 * listing: one operation in all regions of all accounts.
 *
 * In: targets, an operation, its input and options. Out: its pages or items, each with account and region; a receipt for
 * each target; one checkpoint for all of them.
 */
export { checkListing } from './check-listing.js'
export type { FleetCheckpointState } from './fleet-checkpoint-state.js'
export { FleetLoop } from './fleet-loop.js'
export type { AcrossOptions, Delivery, FleetPaginateOptions, ListedTarget, LoopSpec } from './listing-spec.js'
export { readFleetCheckpoint } from './read-checkpoint.js'
export type { TargetReceipt } from './target-receipt.js'
