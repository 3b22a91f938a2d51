import { shareSignal } from '../../values/index.js'

/** The signal of one request. */
export interface RequestSignal {
  readonly signal: AbortSignal
  /** Whether the deadline aborted it. */
  isOverdue(): boolean
  /** Removes the listener from the caller's signal and stops the timer. Call it when the request has ended. */
  release(): void
}

interface Ends {
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined
  /** Aborted when the loop ends. */
  readonly stop: AbortSignal
  /** Milliseconds until the deadline. */
  readonly timeLeft: number | undefined
}

/** A signal that is aborted by the caller's signal, by the end of the loop, or by the deadline. */
export function requestSignal({ signal, stop, timeLeft }: Ends): RequestSignal {
  const request = new AbortController()
  let isOverdue = false
  const abort = () => request.abort(signal?.reason)
  const end = () => request.abort()
  const expire = () => {
    isOverdue = true
    request.abort()
  }
  const shared = signal && shareSignal(signal)
  shared?.signal.addEventListener('abort', abort)
  stop.addEventListener('abort', end)
  // A longer timer would fire at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
  const timer =
    timeLeft === undefined ? undefined : setTimeout(expire, Math.min(Math.max(0, timeLeft), 2 ** 31 - 1))
  const release = () => {
    clearTimeout(timer)
    shared?.signal.removeEventListener('abort', abort)
    shared?.release()
    stop.removeEventListener('abort', end)
  }
  return { signal: request.signal, isOverdue: () => isOverdue, release }
}
