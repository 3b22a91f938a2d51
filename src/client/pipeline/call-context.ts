import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { findEndpoint } from '../destination/index.js'
import type { ObservableCall, ObservedCall } from '../observe/index.js'
import type { ResolvedClient } from './resolved-client.js'
import type { ServiceContext } from './service-context.js'

/** What a call gets from its client. */
export interface CallContext {
  readonly service: ServiceContext
  readonly client: ResolvedClient
  /** Calls another operation: some services must first be asked for an endpoint or for session credentials. */
  callOther(operation: OperationModel, input: Structure): Promise<Structure>
  /** undefined if nobody observes the client's calls. */
  readonly observe?: ((call: ObservableCall) => ObservedCall) | undefined
}

/** The endpoint of one call. */
export function endpointOf(
  { service, client, callOther }: CallContext,
  operation: OperationModel,
  input: Structure,
): Promise<ResolvedEndpoint> {
  const describe = (describing: OperationModel) => callOther(describing, {})
  return findEndpoint({ ...client, hooks: service.hooks, describe }, operation, input)
}
