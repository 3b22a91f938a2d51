/**
 * failure: what went wrong, in two lines.
 *
 * In: any error of a command. Out: one line that says what failed and one that says what to do, on standard error, and
 * the exit status. No stack trace without `--debug`. A listing that did not reach its end also says how far it got, and
 * the command that continues it.
 */
export { inCliWords } from './cli-words.js'
export { EndedListing } from './ended-listing.js'
export { reportFailure } from './report-failure.js'
export { shellCommand, shellWord } from './shell-word.js'
