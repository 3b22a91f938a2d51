import { EventStreamCodec, Int64 } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import type { MessageHeaders, MessageHeaderValue } from '@smithy/types'
import { AwsError } from '../../errors/index.js'
import type { Member, Shape } from '../../models/index.js'
import { bytesOf, parseTimestamp, type Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import type { ServerProtocol } from './server-protocol.js'

/** The events of a response, in order. */
interface SentEvents {
  /** The structure whose members are the events. */
  readonly stream: Shape
  readonly events: readonly unknown[]
  /** The body of a first message with the output's other members. */
  readonly first: Uint8Array | string | undefined
}

const codec = new EventStreamCodec(toUtf8, fromUtf8)

/** Writes events in AWS's framing: https://smithy.io/2.0/aws/amazon-eventstream.html */
export function encodeEvents(protocol: ServerProtocol, { stream, events, first }: SentEvents): Uint8Array {
  const initial =
    first === undefined
      ? []
      : [message('event', { ':event-type': textHeader('initial-response') }, bytesOf(first))]
  return Buffer.concat([...initial, ...events.map((event) => encodeEvent(protocol, stream, event))])
}

function encodeEvent(protocol: ServerProtocol, stream: Shape, event: unknown): Uint8Array {
  if (event instanceof AwsError) return encodeError(protocol, stream, event)
  const [[name, value] = ['', {}]] = Object.entries(isObject(event) ? event : {})
  const shape = stream.members.get(name)?.shape
  if (!shape) throw new TypeError(`there is no event ${name}`)
  const kind = shape.traits.exception ? 'exception' : 'event'
  return encodeMembers(protocol, { kind, name, shape, value: isObject(value) ? value : {} })
}

/** An error of the stream's own is an exception; any other one is sent by its code. */
function encodeError(protocol: ServerProtocol, stream: Shape, { fields }: AwsError): Uint8Array {
  const { code, message: text = '', members = {} } = fields
  const member = [...stream.members.values()].find(
    ({ shape }) => shape.traits.exception && (shape.traits.error?.code ?? shape.name) === code,
  )
  if (!member)
    return message(
      'error',
      { ':error-code': textHeader(code), ':error-message': textHeader(text) },
      new Uint8Array(),
    )
  const { name, shape } = member
  const named = [...shape.members.keys()].find((one) => one.toLowerCase() === 'message')
  const value = { ...(named !== undefined && { [named]: text }), ...members }
  return encodeMembers(protocol, { kind: 'exception', name, shape, value })
}

/** An event's members: some in headers, one as the body, or all others in a body of the protocol. */
function encodeMembers(
  protocol: ServerProtocol,
  { kind, name, shape, value }: { kind: 'event' | 'exception'; name: string; shape: Shape; value: Structure },
): Uint8Array {
  const headers: MessageHeaders = { [`:${kind}-type`]: textHeader(name) }
  const rest: Structure = { ...value }
  let payload: Member | undefined
  for (const member of shape.members.values()) {
    if (member.traits.eventpayload) payload = member
    const item = value[member.name]
    if (!member.traits.eventheader || item === undefined) continue
    headers[member.name] = headerOf(member, item)
    delete rest[member.name]
  }
  const body = payload ? payloadOf(protocol, payload, value[payload.name]) : protocol.encodeEvent(shape, rest)
  return message(kind, headers, bytesOf(body))
}

function payloadOf(protocol: ServerProtocol, { shape }: Member, value: unknown): Uint8Array | string {
  if (value === undefined) return ''
  if (shape.type === 'blob') return bytesOf(value)
  return shape.type === 'string' ? String(value) : protocol.encodeEvent(shape, isObject(value) ? value : {})
}

function headerOf({ shape }: Member, value: unknown): MessageHeaderValue {
  switch (shape.type) {
    case 'boolean':
      return { type: 'boolean', value: value === true }
    case 'integer':
      return { type: 'integer', value: Number(value) }
    case 'long':
      return { type: 'long', value: Int64.fromNumber(Number(value)) }
    case 'blob':
      return { type: 'binary', value: bytesOf(value) }
    case 'timestamp':
      return { type: 'timestamp', value: parseTimestamp(value) }
    default:
      return textHeader(String(value))
  }
}

function textHeader(value: string): MessageHeaderValue {
  return { type: 'string', value }
}

function message(
  kind: 'event' | 'exception' | 'error',
  headers: MessageHeaders,
  body: Uint8Array,
): Uint8Array {
  return codec.encode({ headers: { ':message-type': textHeader(kind), ...headers }, body })
}
