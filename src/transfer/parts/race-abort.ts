import { AbortError } from '../../errors/index.js'

/**
 * The result of a wait that knows no signal, unless the signal ends first.
 *
 * @throws AbortError
 */
export async function raceAbort<T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> {
  // Nobody may be waiting any more when it fails.
  waiting.catch(() => {})
  let listener = () => {}
  const aborted = new Promise<never>((_, reject) => {
    listener = () => reject(new AbortError('aborted by its signal', { service: 's3', cause: signal.reason }))
    if (signal.aborted) listener()
    else signal.addEventListener('abort', listener)
  })
  try {
    return await Promise.race([aborted, waiting])
  } finally {
    signal.removeEventListener('abort', listener)
  }
}
