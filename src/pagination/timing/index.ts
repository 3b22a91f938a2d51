/**
 * timing: deadlines, pauses that a signal ends, and tasks that run one after the other.
 *
 * In: a deadline, a signal, tasks. Out: the milliseconds left, a pause, results in order. Nothing here knows what a
 * listing is.
 */
export { type Deadline, deadlineProblem, timeLeft } from './deadline.js'
export { pause, runPendingIo } from './pause.js'
export { Serial } from './serial.js'
