/**
 * timing: deadlines, pauses that can be aborted, and tasks that run one after the other.
 */
export { type Deadline, deadlineProblem, timeLeft } from './deadline.js'
export { letItBeSent, pause } from './pause.js'
export { Serial } from './serial.js'
