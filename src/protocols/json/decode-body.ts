import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { readUtf8 } from '../scalars/index.js'
import { decodeJson, decodeJsonMembers, decodeJsonText } from './decode-json-value.js'

/**
 * Decodes a body that is a structure. An empty body is an empty object.
 *
 * @throws ParseError for bytes that are not JSON, and for values that the shape does not allow.
 */
export function decodeJsonBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : decodeMembersBody(shape.members, body)
}

/** Decodes some members of a structure. Pass the same map each time: the decoder is kept by it. */
export function decodeMembersBody(members: ReadonlyMap<string, Member>, body: Uint8Array): Structure {
  return decodeJsonText(readUtf8(body), (parsed) => decodeJsonMembers(members, parsed))
}

/** Decodes a body that is a value of any shape. */
export function decodeValueBody(shape: Shape, body: Uint8Array): unknown {
  return decodeJsonText(readUtf8(body), (parsed) => decodeJson(shape, parsed))
}
