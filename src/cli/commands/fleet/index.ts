/**
 * fleet: an operation in several regions and accounts.
 *
 * In: an operation and its command line, with `--regions`, `--profiles` or `--accounts`. Out: the pages of all targets,
 * each with its account and region; at the end, a line for each target that is not complete.
 */
export { readTargets } from './read-targets.js'
export { type EndedTarget, reportTargets, writeReport } from './report-targets.js'
export { runFleet } from './run-fleet.js'
