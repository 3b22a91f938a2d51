/**
 * single: operations without pages. Their answer is a result, a body that goes to a file, or a stream of events.
 */
export { callOnce } from './call-once.js'
