import type { OperationModel } from '../../models/index.js'
import { eventStreamMember, type Structure } from '../../protocols/index.js'
import { encodeEvents } from './encode-events.js'
import type { Reply, ServerProtocol } from './server-protocol.js'

/** An output to send. */
interface SentOutput {
  readonly operation: OperationModel
  readonly output: Structure
  readonly requestId: string
}

/** The response with an output; its events, if it has some, are the body. */
export function encodeOutput(protocol: ServerProtocol, { operation, output, requestId }: SentOutput): Reply {
  const member = eventStreamMember(operation.output)
  if (!member) return protocol.encodeResponse(operation, output, requestId)
  const { [member.name]: events, ...others } = output
  const reply = protocol.encodeResponse(operation, others, requestId)
  // REST sends the other members in headers, RPC in a first message.
  const isRest = operation.output?.payload === member
  const first = isRest || Object.keys(others).length === 0 ? undefined : reply.body
  return {
    ...reply,
    headers: { ...reply.headers, 'content-type': 'application/vnd.amazon.eventstream' },
    body: encodeEvents(protocol, {
      stream: member.shape,
      events: Array.isArray(events) ? events : [],
      first,
    }),
  }
}
