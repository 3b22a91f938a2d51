import { EventStreamCodec } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import type { MessageHeaders } from '@smithy/types'

const codec = new EventStreamCodec(toUtf8, fromUtf8)

/** A message as AWS's services write them, by Smithy's encoder. */
export function frame(headers: MessageHeaders, body: string | Uint8Array = ''): Uint8Array {
  return codec.encode({ headers, body: typeof body === 'string' ? fromUtf8(body) : body })
}

export function texts(headers: Readonly<Record<string, string>>): MessageHeaders {
  const pairs = Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }] as const)
  return Object.fromEntries(pairs)
}

export function event(name: string, body?: string | Uint8Array): Uint8Array {
  return frame(texts({ ':message-type': 'event', ':event-type': name }), body)
}

export function exception(name: string, body?: string): Uint8Array {
  return frame(texts({ ':message-type': 'exception', ':exception-type': name }), body)
}
