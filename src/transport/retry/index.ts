/**
 * retry: which failures are retried, and how long a call waits before the next attempt.
 *
 * In: what an attempt threw or what a service answered. Out: a `Failure` with a verdict (`THROTTLING`, `TRANSIENT`,
 * `SERVER_ERROR` or `CLIENT_ERROR`), reached once, and the wait before the next attempt, or the end of the call.
 * `judge-refusal` judges what services answer, and `more-retries` lists what boto3 retries and Smithy's lists lack;
 * `network-failure` judges connections that failed. Whether a verdict leads to another attempt, and after how long, is
 * decided by the retry strategy of `retry-policy`, or by the service's `Retry-After`: `wait-for-retry` asks it.
 */
export type { Failure } from './failure.js'
export { judgeRefusal } from './judge-refusal.js'
export { networkFailure } from './network-failure.js'
export { refusalFailure } from './refusal-failure.js'
export { type RetryPolicy, retryPolicy } from './retry-policy.js'
export { waitForRetry } from './wait-for-retry.js'
