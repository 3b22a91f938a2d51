import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { messageOf } from '../../values/index.js'
import type { ClientHooks, HookName } from '../hooks/index.js'

interface Firing {
  readonly hooks: ClientHooks
  readonly name: HookName
  readonly operation: OperationModel
  /** Number of requests that were sent. */
  readonly attempts: number
}

/**
 * Calls the handlers one after the other.
 *
 * @throws NextTokenError `HookFailed` with the error of the first that fails; the others are not called.
 */
export async function runHandlers(
  { hooks, name, operation, attempts }: Firing,
  event: object,
): Promise<void> {
  for (const handler of hooks.of(name)) {
    try {
      await handler(event)
    } catch (cause) {
      const context = { ...operation.errorContext, attempts: attempts || undefined, cause }
      throw new NextTokenError('HookFailed', `a handler of '${name}' failed: ${messageOf(cause)}`, context)
    }
  }
}
