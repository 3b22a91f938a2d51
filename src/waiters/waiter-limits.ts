import type { WaiterDescription } from '../models/index.js'
import { timeLeft } from '../pagination/index.js'
import type { Backoff } from './next-wait.js'
import type { WaiterOptions } from './waiter-options.js'

/** The time that jittered waits of the AWS SDKs grow to. */
const longestDelay = 120_000

/** How long a wait may take, and in which steps. */
export interface Limits {
  readonly backoff: Backoff
  readonly maxAttempts: number
  readonly timeLeft: (() => number) | undefined
}

/**
 * The limits of a wait that begins now. A limit that the caller names replaces the waiter's own: whoever passes a deadline
 * of an hour does not expect an end after 40 calls.
 */
export function limitsOf(waiter: WaiterDescription, options: WaiterOptions<never>): Limits {
  const { backoff: kind = 'jittered', deadline, maxAttempts } = options
  const own = waiter.delay * 1000
  const delay = options.delay ?? Math.min(own, options.maxDelay ?? own)
  const usual = Math.max(own, delay) * waiter.maxAttempts
  const isUsual = kind === 'jittered' && maxAttempts === undefined
  const calls = deadline === undefined ? waiter.maxAttempts : Number.POSITIVE_INFINITY
  return {
    backoff: { kind, delay, maxDelay: options.maxDelay ?? Math.max(longestDelay, delay) },
    maxAttempts: maxAttempts ?? calls,
    timeLeft: timeLeft(deadline ?? (isUsual ? usual : undefined)),
  }
}
