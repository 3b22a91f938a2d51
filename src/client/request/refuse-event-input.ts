import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { operationPlan } from './operation-plan.js'

/** @throws NextTokenError `NotSupported` for an operation whose input is an event stream, before anything is sent. */
export function refuseEventInput(operation: OperationModel): void {
  const stream = operationPlan(operation).eventsIn
  if (!stream) return
  const problem =
    `the input "${stream.name}" is an event stream, which needs HTTP/2 and a signature for every event; nexttoken can ` +
    'read event streams but not send them: use the AWS SDK v3 for this operation'
  throw new NextTokenError('NotSupported', problem, operation.errorContext)
}
