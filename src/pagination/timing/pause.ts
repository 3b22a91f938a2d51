/** Waits; ends early, without an error, when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    // A longer timer would fire at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
    const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1))
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}

/** Lets a request that was just made reach its socket, before a consumer that computes holds the thread. */
export function runPendingIo(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve)
  })
}
