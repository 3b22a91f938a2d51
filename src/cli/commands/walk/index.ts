/**
 * walk: `nexttoken walk`.
 *
 * In: nothing. Out: the walk of README.md, run against a simulator with 103 topics: each line of the program, the
 * requests that it sends, and what it gives.
 */
export { walkCommand } from './walk-command.js'
