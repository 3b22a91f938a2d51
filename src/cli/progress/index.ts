/**
 * progress: what a command says while it runs, on standard error.
 *
 * In: how far a listing is, as its loop knows it. Out: one line on a terminal, rewritten in place at most ten times a
 * second, and gone before anything else is written there; nothing in a pipe or with `--quiet`. With `--verbose`, a line for
 * each request; with `--debug`, its headers and its body too.
 */
export { openProgress, type Progress } from './open-progress.js'
export type { ProgressState } from './progress-text.js'
