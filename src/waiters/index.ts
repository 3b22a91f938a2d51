/**
 * waiters: call an operation until a resource is in a state.
 *
 * In: a service's model, the name of one of its waiters, and a function that makes one call. Out: the answer that ended
 * the wait, or an error that says which state was seen and what judged it. The waiters are botocore's data: an operation,
 * a delay, and acceptors that compare each answer. A client makes the `Waiter`; what it does is loaded with its first
 * `wait`.
 */
export type { WaiterCall } from './client-waiter.js'
export { seenText } from './seen-text.js'
export { Waiter } from './waiter.js'
export type { WaiterAcceptor, WaiterAnswer, WaiterProgress, WaiterResult } from './waiter-answer.js'
export { WaiterError } from './waiter-error.js'
export type { WaiterOptions } from './waiter-options.js'
