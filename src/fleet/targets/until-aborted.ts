import { AbortError } from '../../errors/index.js'
import { shareSignal } from '../../values/index.js'

/**
 * Waits for work, but not beyond an abort. Some sources of credentials cannot be aborted: a program that the profile names,
 * or a function of the caller's.
 *
 * @throws AbortError if the signal is aborted; what the work throws.
 */
export async function untilAborted<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const shared = shareSignal(signal)
  let abort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new AbortError('the signal was aborted', { cause: signal.reason }))
  })
  shared.signal.addEventListener('abort', abort)
  try {
    if (signal.aborted) abort()
    return await Promise.race([aborted, ...(signal.aborted ? [] : [work()])])
  } finally {
    shared.signal.removeEventListener('abort', abort)
    shared.release()
  }
}
