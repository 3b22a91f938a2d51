import type { OperationModel } from '../../models/index.js'
import type { Protocol, RawResponse, Structure } from '../../protocols/index.js'
import { operationPlan } from '../request/index.js'
import { EventStream } from './event-stream.js'

/** Writes the event stream into the output of an operation that has one. */
export function addEvents(
  operation: OperationModel,
  output: Structure,
  received: { readonly protocol: Protocol; readonly response: RawResponse; readonly attempts: number },
): void {
  const member = operationPlan(operation).eventsOut
  const { stream } = received.response
  if (member && stream)
    output[member.name] = new EventStream({ ...received, operation, shape: member.shape, stream })
}

/**
 * The output with its other members, if they arrive in the stream before the events. In REST protocols they
 * arrived in headers, and an output that has only events has no others: then nothing is waited for.
 */
export async function withInitialResponse(operation: OperationModel, output: Structure): Promise<Structure> {
  const member = operationPlan(operation).eventsOut
  if (!member || member === operation.output?.payload || operation.output?.members.size === 1) return output
  const events = output[member.name]
  return events instanceof EventStream
    ? { ...output, ...(await events.initialResponse()), [member.name]: events }
    : output
}
