import { platform } from '../../platform/index.js'
import { shareSignal } from '../../values/index.js'

/**
 * Runs a piece of work several times at once. With the first failure the others are told to end, by their signal; it is
 * thrown when all have ended, so that nothing goes on behind the caller's back.
 *
 * @param outer The caller's signal, which ends the work too.
 */
export async function inParallel(
  count: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController()
  platform.allowListeners(controller.signal)
  const shared = outer && shareSignal(outer)
  const forward = () => controller.abort(outer?.reason)
  shared?.signal.addEventListener('abort', forward)
  if (outer?.aborted) forward()
  const failures: unknown[] = []
  const run = async () => {
    try {
      await work(controller.signal)
    } catch (error) {
      failures.push(error)
      controller.abort(error)
    }
  }
  await Promise.all(Array.from({ length: count }, run))
  shared?.signal.removeEventListener('abort', forward)
  shared?.release()
  if (failures.length > 0) throw failures[0]
}
