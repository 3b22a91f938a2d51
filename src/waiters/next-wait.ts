/** How long a wait may wait between two calls, in milliseconds. */
export interface Backoff {
  readonly kind: 'jittered' | 'fixed'
  readonly delay: number
  readonly maxDelay: number
}

/**
 * Milliseconds from a call to the next one; undefined if that would be too late.
 *
 * Jittered as Smithy specifies it for all AWS SDKs: https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries.
 * The time is random between `delay` and a limit that doubles with every call, up to `maxDelay`. The last call comes
 * `delay` before the end, so that it can still be answered.
 *
 * @param attempt number of calls so far.
 * @param left milliseconds until the end of the wait.
 */
export function nextWait(
  { kind, delay, maxDelay }: Backoff,
  { attempt, left }: { readonly attempt: number; readonly left: number },
  random: () => number = Math.random,
): number | undefined {
  if (kind === 'fixed') return delay < left ? delay : undefined
  const limit = Math.min(maxDelay, delay * 2 ** (attempt - 1))
  const wait = delay + random() * (limit - delay)
  if (left - wait > delay) return wait
  return left > delay ? left - delay : undefined
}
