/**
 * fleet: one listing in every region of every account.
 *
 * In: regions, accounts and an operation. Out: the same pages and items as those of a single listing, each with its account
 * and region; a receipt for each target. `targets` finds the accounts and regions, `schedule` runs many listings at once,
 * `listing` makes one of them, with a checkpoint over all targets. All of that is loaded with the first loop: the files of
 * this folder are small.
 */
export { across } from './across.js'
export type {
  DynamicFleetPages,
  FleetItems,
  FleetPages,
  FleetRun,
  TargetItem,
  TargetPage,
} from './fleet-run.js'
export type { WrittenFleet } from './into/index.js'
export type {
  AcrossOptions,
  FleetCheckpointState,
  FleetPaginateOptions,
  TargetReceipt,
} from './listing/index.js'
export {
  interleave,
  type Job,
  type JobEvent,
  runJobs,
  type TargetOutcome,
} from './schedule/index.js'
export {
  type FleetAccount,
  type FleetTargets,
  globalTarget,
  needsRegion,
  type OrganizationAccounts,
  openFleet,
  type ProfileAccounts,
  type ProfileTarget,
  type RoleTarget,
} from './targets/index.js'
