import type { OperationModel } from '../models/index.js'
import type { FoundWaiter } from './compile-waiter.js'

type Structure = Record<string, unknown>

/** Makes one call of a client. */
export type WaiterCall = (
  operation: OperationModel,
  input: Structure,
  options: { readonly signal?: AbortSignal | undefined; readonly timeout?: number | undefined },
) => Promise<Structure>

/** A waiter of a client. */
export interface ClientWaiter extends FoundWaiter {
  readonly call: WaiterCall
}
