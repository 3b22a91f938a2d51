import { platform } from '../platform/index.js'

/** A part in an abort signal that is shared with others. */
export interface SharedSignal {
  /** Aborted with the original, for the same reason. Any number of listeners may be added to it. */
  readonly signal: AbortSignal
  /** To be called once, at the end: without users, nothing listens to the original. */
  release(): void
}

interface Shared {
  readonly controller: AbortController
  readonly forward: () => void
  users: number
}

const sharedByOriginal = new WeakMap<AbortSignal, Shared>()

/**
 * A signal that follows the given one. All users of one original share it, and it has the only listener on the original:
 * Node warns of a leak at the eleventh (https://github.com/nodejs/node/issues/47449,
 * https://github.com/smithy-lang/smithy-typescript/issues/1318), and a program may pass one signal to hundreds of calls.
 */
export function shareSignal(original: AbortSignal): SharedSignal {
  const shared = sharedByOriginal.get(original) ?? newShared(original)
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
  const shared = { controller, forward: () => controller.abort(original.reason), users: 0 }
  sharedByOriginal.set(original, shared)
  return shared
}
