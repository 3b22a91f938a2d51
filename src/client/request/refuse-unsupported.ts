import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { operationPlan } from './operation-plan.js'

/** @throws NextTokenError `NotSupported` for an operation whose input is a stream of events, before anything is sent. */
export function refuseUnsupported(operation: OperationModel): void {
  const stream = operationPlan(operation).eventsIn
  if (!stream) return
  const problem =
    `"${stream.name}" is a stream of events to the service, which needs HTTP/2 and a signature for every event. ` +
    'nexttoken reads such streams and cannot write them: use the AWS SDK v3 for this operation'
  throw new NextTokenError('NotSupported', problem, {
    service: operation.service.name,
    operation: operation.name,
  })
}
