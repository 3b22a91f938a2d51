/**
 * loop: which page comes next, until the listing ends.
 *
 * In: a plan. Out: the pages, one by one, the resume token after each, and the receipt.
 *
 * `state` says where a loop can be, `advance` is the pure function from one state and a page to the next, and
 * `page-walk` is the shell around it: it requests, waits, saves and delivers. Everything that the loop remembers, such
 * as used tokens, repeated pages and the order of keys, is part of the state, so each decision can be tested as a row
 * of a table.
 */
export { abortedError } from './aborted-error.js'
export { advancePart, afterFailure } from './advance.js'
export type { LoopMark } from './loop-mark.js'
export type { LoopReport, PagePoint } from './loop-report.js'
export { saysMore } from './next-step.js'
export type { PageLoop, PageLoopOptions } from './page-loop.js'
export { PageWalk } from './page-walk.js'
export { savedOutcome } from './progress.js'
export { begin, type Going, type State, type Stuck } from './state.js'
export { type StuckLoop, stuckError, tokenExpired } from './stuck-reason.js'
export { withinMaxItems } from './within-max-items.js'
