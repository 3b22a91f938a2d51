import { NextTokenError } from '../errors/index.js'
import type { OperationModel, Shape } from '../models/index.js'

/** @throws NextTokenError `NotSupported` for an operation over an event stream, before anything is sent. */
export function refuseUnsupported(operation: OperationModel): void {
  if (!hasEventStream(operation.input) && !hasEventStream(operation.output)) return
  const context = { service: operation.service.name, operation: operation.name }
  throw new NextTokenError(
    'NotSupported',
    'the operation streams events, which nexttoken cannot do yet',
    context,
  )
}

function hasEventStream(shape: Shape | undefined): boolean {
  return [...(shape?.members.values() ?? [])].some((member) => member.shape.traits.eventstream)
}
