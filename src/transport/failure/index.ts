/**
 * failure: a failed attempt as an error that says what happened and what helps.
 */
export type { Failure } from './failure.js'
export { hostOf } from './host-of.js'
export { networkFailure } from './network-failure.js'
export { refusalFailure } from './refusal-failure.js'
