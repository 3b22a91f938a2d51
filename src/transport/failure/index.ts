/**
 * failure: what broke a connection, in words, and what the user can check.
 *
 * In: the error that a request handler threw, with its causes. Out: text for a message, without a secret.
 */
export { causesOf } from './causes-of.js'
export { connectionAdvice, type Target, wasSent } from './connection-advice.js'
export { describeCause } from './describe-cause.js'
export { hostOf } from './host-of.js'
