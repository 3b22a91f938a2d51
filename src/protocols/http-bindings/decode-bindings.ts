import type { Member } from '../../models/index.js'
import { ownText, setOwn } from '../../values/index.js'
import type { RawResponse, Structure } from '../contract/index.js'
import { type BindingPlan, type BindingTarget, bindingPlan } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'
import { decodeText } from './decode-text.js'

/**
 * Decodes a structure from a REST response: status and headers; `codec` reads the body. `target` is the output of an
 * operation or the shape of an error. Throws whatever the codec throws; a protocol converts it with `withParseErrors`.
 */
export function decodeBindings(target: BindingTarget, response: RawResponse, codec: BodyCodec): Structure {
  const plan = bindingPlan(target, 'response')
  const output = response.stream ? streamed(plan, response.stream) : decodeBody(plan, response.body, codec)
  for (const member of plan.statusCode) output[member.name] = response.statusCode
  decodeHeaders(plan, response.headers, output)
  return output
}

function streamed({ payload }: BindingPlan, stream: object): Structure {
  return payload ? { [payload.name]: stream } : {}
}

/** Sets the members that are bound to headers. A map of headers is set even if it is empty, as in boto3. */
export function decodeHeaders(plan: BindingPlan, headers: RawResponse['headers'], output: Structure): void {
  for (const member of plan.headers) {
    const name = member.wireName.toLowerCase()
    const text = Object.hasOwn(headers, name) ? headers[name] : undefined
    if (text !== undefined && !isWithoutValue(member, text))
      output[member.name] = decodeText(member, ownText(text))
  }
  for (const member of plan.prefixHeaders) {
    const prefix = (member.locationName ?? '').toLowerCase()
    const map: Structure = {}
    for (const [name, text] of Object.entries(headers)) {
      if (name.startsWith(prefix)) setOwn(map, name.slice(prefix.length), ownText(text))
    }
    output[member.name] = map
  }
}

/** A header without a value is an empty string. For a member that is not a string, it is no value. */
function isWithoutValue(member: Member, text: string): boolean {
  return text.trim() === '' && member.shape.type !== 'string' && member.shape.type !== 'list'
}

/** Decodes the members in a body: of a response or, with the plan of a request, of a request. */
export function decodeBody(plan: BindingPlan, body: Uint8Array, codec: BodyCodec): Structure {
  const { payload } = plan
  if (!payload) return body.byteLength > 0 ? codec.decodeBody(plan.body, body) : {}
  const value = decodePayload(plan, body, codec)
  return value === undefined ? {} : { [payload.name]: value }
}

function decodePayload(plan: BindingPlan, body: Uint8Array, codec: BodyCodec): unknown {
  const { payload } = plan
  if (!payload) return undefined
  const { shape } = payload
  const { buffer, byteOffset, byteLength } = body
  // A copy: the transport receives the next response in the same memory.
  if (shape.type === 'blob') return new Uint8Array(body)
  if (shape.type === 'string') return Buffer.from(buffer, byteOffset, byteLength).toString()
  if (byteLength > 0) return codec.decodePayload(payload, body)
  return shape.type === 'structure' && !shape.traits.union && !shape.isDocument ? {} : undefined
}
