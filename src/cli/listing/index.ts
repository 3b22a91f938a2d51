/**
 * listing: one operation in one region and account.
 *
 * In: an operation and its command line, read. Out: pages or an answer, given to an output or to a sink, and an exit
 * status. It asks before an operation that may change something, stops at Ctrl-C and at a deadline, saves checkpoints,
 * and says how an unfinished listing is continued.
 */
export { type OperationRun, Stop } from './contract/index.js'
export { continueCommand } from './pages/index.js'
export {
  clientConfigOf,
  confirmChange,
  openListingOutput,
  optionConflicts,
  outputFormatOf,
  paginateOptionsOf,
  readOperationWords,
} from './plan/index.js'
export { printEach, printRequest, writeSkeleton } from './printing/index.js'
export { runListing } from './run-listing.js'
