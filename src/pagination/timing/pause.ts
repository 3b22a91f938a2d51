/** Waits; ends early, without an error, when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    // A timer of Node's holds at most 2^31-1 ms (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
    const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1))
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}

/** Lets what was begun reach its socket, before a consumer that computes holds the thread. */
export function letItBeSent(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve)
  })
}
