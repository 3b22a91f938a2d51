/**
 * fleet: one operation in several regions and accounts.
 *
 * In: an operation with `--regions`, `--profiles` or `--accounts`. Out: its pages or answers, each item with its account
 * and region, as they come; at the end, on standard error, each target that is missing something.
 */
export { partitionOf } from './partition-of.js'
export { readTargets } from './read-targets.js'
export { placeOf, reportTargets } from './report-targets.js'
export { runFleet } from './run-fleet.js'
