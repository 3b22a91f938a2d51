import type { Message } from '@smithy/types'
import type { Member, Shape } from '../../models/index.js'
import type { DecodedError, Protocol, Structure } from '../contract/index.js'
import { exactLong, ParseError } from '../scalars/index.js'

/** A decoded message of an event stream. */
export type StreamMessage =
  | { readonly type: 'event'; readonly event: Structure }
  | { readonly type: 'initial-response' }
  /** An event that the model does not know. */
  | { readonly type: 'unknown' }
  | { readonly type: 'error'; readonly error: DecodedError }

/**
 * Decodes a message of `stream`, the structure whose members are the events. Throws any error for a body that the
 * shape of the event does not allow.
 */
export function decodeMessage(protocol: Protocol, stream: Shape, message: Message): StreamMessage {
  const type = textHeader(message, ':message-type')
  if (type === 'event') return decodeEvent(protocol, stream, message)
  if (type === 'exception') return { type: 'error', error: decodeException(protocol, stream, message) }
  if (type === 'error') {
    const code = textHeader(message, ':error-code') ?? 'UnknownError'
    const text = textHeader(message, ':error-message') ?? ''
    return { type: 'error', error: { code, message: text, members: {} } }
  }
  throw new ParseError(type === undefined ? 'a message has no type' : 'a message has an unknown type')
}

function decodeEvent(protocol: Protocol, stream: Shape, message: Message): StreamMessage {
  const name = textHeader(message, ':event-type') ?? ''
  if (name === 'initial-response') return { type: 'initial-response' }
  const shape = stream.members.get(name)?.shape
  if (!shape) return { type: 'unknown' }
  return { type: 'event', event: { [name]: decodeMembers(protocol, shape, message) } }
}

function decodeMembers(protocol: Protocol, shape: Shape, message: Message): Structure {
  const members = [...shape.members.values()]
  const payload = members.find((member) => member.traits.eventpayload)
  const inHeaders = members.filter((member) => member.traits.eventheader)
  const value: Structure = {}
  for (const member of inHeaders) {
    const content = headerValue(message, member.name)
    if (content !== undefined) value[member.name] = content
  }
  if (payload) return { ...value, [payload.name]: decodePayload(protocol, payload, message.body) }
  const isAllInHeaders = inHeaders.length === members.length
  return isAllInHeaders ? value : { ...decodeBody(protocol, shape, message.body), ...value }
}

function decodePayload(protocol: Protocol, { shape }: Member, body: Uint8Array): unknown {
  if (shape.type === 'blob') return body
  if (shape.type === 'string') return textOf(body)
  return decodeBody(protocol, shape, body)
}

function decodeBody(protocol: Protocol, shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : protocol.decodeStructure(shape, body)
}

/** An exception has the code of the modelled error, as everywhere else; boto3 gives the name of the stream's member. */
function decodeException(protocol: Protocol, stream: Shape, message: Message): DecodedError {
  const name = textHeader(message, ':exception-type') ?? 'UnknownError'
  const shape = stream.members.get(name)?.shape
  if (!shape) return { code: name, message: textOf(message.body), members: {} }
  const code = shape.traits.error?.code ?? shape.name
  const members = exceptionMembers(protocol, shape, message)
  if (!members) return { code, message: textOf(message.body), shape, members: {} }
  const text = members.message ?? members.Message
  return { code, message: typeof text === 'string' ? text : '', shape, members }
}

/** undefined if the body cannot be read; the type of the exception is known anyway. */
function exceptionMembers(protocol: Protocol, shape: Shape, message: Message): Structure | undefined {
  try {
    return decodeMembers(protocol, shape, message)
  } catch {
    return undefined
  }
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString()
}

function textHeader(message: Message, name: string): string | undefined {
  const value = headerValue(message, name)
  return typeof value === 'string' ? value : undefined
}

function headerValue({ headers }: Message, name: string): unknown {
  const header = Object.hasOwn(headers, name) ? headers[name] : undefined
  if (header?.type !== 'long') return header?.value
  const { bytes } = header.value
  return exactLong(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0))
}
