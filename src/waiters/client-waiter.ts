import type { OperationModel, ServiceModel, WaiterDescription } from '../models/index.js'

type Structure = Record<string, unknown>

/** Makes one call of a client. */
export type WaiterCall = (
  operation: OperationModel,
  input: Structure,
  options: { readonly signal?: AbortSignal | undefined; readonly timeout?: number | undefined },
) => Promise<Structure>

/** A waiter of a client, as it was found in its model. */
export interface ClientWaiter {
  readonly model: ServiceModel
  /** As AWS spells it. */
  readonly name: string
  readonly waiter: WaiterDescription
  readonly call: WaiterCall
}
