/**
 * retry: which failures are retried, and how long the transport waits before.
 */
export { ClockOffset } from './clock-offset.js'
export { judgeRefusal, refusalType, toSdkError } from './judge-refusal.js'
export { type RetryPolicy, retryPolicy } from './retry-policy.js'
