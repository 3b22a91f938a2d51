/**
 * failure: what went wrong, in two lines.
 *
 * In: any error of a command. Out: one line that says what failed and one that says what to do, on standard error, and
 * the exit status. No stack trace without `--debug`.
 */
export { reportFailure } from './report-failure.js'
export { shellCommand, shellWord } from './shell-word.js'
