import { getOwn } from '../../values/index.js'
import { type EncodedRequest, isStreamSource, type StreamSource, type Structure } from '../contract/index.js'
import { bytesOf } from '../scalars/index.js'
import { type BindingPlan, isRawPayload } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'

export interface EncodedBody {
  readonly body: EncodedRequest['body']
  readonly stream?: StreamSource
  /** undefined if the body is the user's bytes, or if there is none. */
  readonly contentType: string | undefined
}

/** The body of a message: the payload, or all members that are not bound to another part of the message. */
export function encodeBody(plan: BindingPlan, value: Structure, codec: BodyCodec): EncodedBody {
  const { payload } = plan
  if (!payload) return structured(encodeUnbound(plan, value, codec), codec)
  const item = getOwn(value, payload.name)
  if (payload.streaming && isStreamSource(item)) {
    return { body: undefined, stream: item, contentType: undefined }
  }
  if (isRawPayload(payload)) return { body: encodeRaw(item), contentType: undefined }
  if (item === undefined) {
    // A union must have a member.
    return structured(payload.shape.traits.union ? undefined : codec.emptyBody, codec)
  }
  return structured(codec.encodePayload(payload, item), codec)
}

function structured(body: EncodedRequest['body'], codec: BodyCodec): EncodedBody {
  return { body, contentType: body === undefined ? undefined : codec.contentType }
}

function encodeRaw(item: unknown): EncodedRequest['body'] {
  if (item === undefined) return undefined
  return typeof item === 'string' ? item : bytesOf(item)
}

function encodeUnbound(plan: BindingPlan, value: Structure, codec: BodyCodec): EncodedRequest['body'] {
  const { members } = plan.body
  if (members.size === 0) return undefined
  for (const name of members.keys()) {
    if (getOwn(value, name) !== undefined) return codec.encodeBody(plan.body, value)
  }
  return codec.emptyBody
}
