import type { OperationModel } from '../../models/index.js'
import type { Protocol, RawResponse, Structure } from '../../protocols/index.js'
import { operationPlan } from '../request/index.js'
import { EventStream } from './event-stream.js'

/** Puts the events into an output that has a member for them. */
export function openEvents(
  operation: OperationModel,
  output: Structure,
  answer: { readonly protocol: Protocol; readonly response: RawResponse; readonly attempts: number },
): void {
  const member = operationPlan(operation).eventsOut
  const { stream } = answer.response
  if (member && stream)
    output[member.name] = new EventStream({ ...answer, operation, shape: member.shape, stream })
}

/**
 * Waits for the output's other members where they come in the stream, before the events: those of a REST protocol
 * came in headers, and an output that has no others need not wait.
 */
export async function fillFromEvents(operation: OperationModel, output: Structure): Promise<Structure> {
  const member = operationPlan(operation).eventsOut
  if (!member || member === operation.output?.payload || operation.output?.members.size === 1) return output
  const events = output[member.name]
  return events instanceof EventStream
    ? { ...output, ...(await events.initialResponse()), [member.name]: events }
    : output
}
