/**
 * targets: which accounts and regions there are.
 *
 * In: what the caller asked for: patterns of regions; profiles, roles or an organization. Out: accounts, each with its
 * credentials and the regions in which an operation is to be listed. Wrong targets are refused before anything is sent. An
 * account that cannot be opened comes too, with the reason, so that it is missing from no result without a word.
 */

export { needsRegion, targetProblems } from './check-targets.js'
export { type FleetAccount, globalTarget, type TargetRegion } from './fleet-account.js'
export type {
  FleetTargets,
  OrganizationAccounts,
  ProfileAccounts,
  ProfileTarget,
  RoleTarget,
} from './fleet-targets.js'
export { openFleet } from './open-fleet.js'
