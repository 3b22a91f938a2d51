/**
 * listing: one operation in one region and account.
 *
 * In: an operation and its command line, read. Out: pages or an answer, given to an output or to a sink, and an exit
 * status. It asks before an operation that may change something, stops at Ctrl-C and at a deadline, saves checkpoints,
 * and says how an unfinished listing is continued.
 */
export { clientConfigOf } from './client-config-of.js'
export { confirmChange } from './confirm-change.js'
export { continueCommand } from './continue-command.js'
export type { OperationRun } from './operation-run.js'
export { optionConflicts } from './option-conflicts.js'
export { paginateOptionsOf } from './paginate-options-of.js'
export { outputFormatOf, profileSetting } from './profile-setting.js'
export { runListing } from './run-listing.js'
export { Stop } from './stop.js'
