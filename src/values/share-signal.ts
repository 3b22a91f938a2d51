import { platform } from '../platform/index.js'
import { memoize } from './memoize.js'

/** One user's share of an abort signal. */
export interface SharedSignal {
  /** Aborted with the original, for the same reason. Any number of listeners may be added to it. */
  readonly signal: AbortSignal
  /** Call it once, at the end. Without users, nothing listens to the original. */
  release(): void
}

interface Shared {
  readonly controller: AbortController
  readonly forward: () => void
  users: number
}

const sharedOf = memoize(newShared)

/**
 * A signal that follows the given one. All users of an original share one signal, which adds the only listener to the
 * original: a program can pass one signal to hundreds of calls, and Node warns of a leak at the eleventh listener
 * (https://github.com/nodejs/node/issues/47449, https://github.com/smithy-lang/smithy-typescript/issues/1318).
 */
export function shareSignal(original: AbortSignal): SharedSignal {
  const shared = sharedOf(original)
  if (shared.users++ === 0) original.addEventListener('abort', shared.forward)
  if (original.aborted) shared.forward()
  return {
    signal: shared.controller.signal,
    release: () => {
      if (--shared.users === 0) original.removeEventListener('abort', shared.forward)
    },
  }
}

function newShared(original: AbortSignal): Shared {
  const controller = new AbortController()
  platform.allowListeners(controller.signal)
  return { controller, forward: () => controller.abort(original.reason), users: 0 }
}
