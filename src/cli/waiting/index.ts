/**
 * waiting: `nexttoken SERVICE wait WAITER`, as `aws SERVICE wait`.
 *
 * In: a service's model and the words behind `wait`. Out: an exit status, when the resource has the state or cannot get
 * it; on a terminal, a line that says what was seen last. Standard output stays empty.
 */
export { runWait } from './run-wait.js'
