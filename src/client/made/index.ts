/**
 * made: outputs and errors that a test makes up, for `nexttoken/testing` and the simulator.
 *
 * In: an operation, and an output or an error in place of its service's. Out: everything in it that does not fit the
 * model; the `ServiceError` that a call would reject with. No call of a client that talks to its service needs this.
 */
export { errorProblems } from './error-problems.js'
export { madeRefusal } from './made-refusal.js'
export { clientForm, eventProblems, outputProblems } from './output-problems.js'
