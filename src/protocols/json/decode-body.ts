import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { readUtf8 } from '../scalars/index.js'
import { decodeJson, decodeJsonMembers, decodeJsonText } from './decode-json-value.js'

/**
 * A structure out of a body of JSON; no body counts as an empty object.
 * @throws PlainProblem where the bytes are not JSON, or not of the shape.
 */
export function decodeJsonBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : decodeMembersBody(shape.members, body)
}

/** As `decodeJsonBody`, of some of a structure's members: always the same map, which keeps what is compiled. */
export function decodeMembersBody(members: ReadonlyMap<string, Member>, body: Uint8Array): Structure {
  return decodeJsonText(readUtf8(body), (parsed) => decodeJsonMembers(members, parsed))
}

/** A value of any shape out of a body of JSON. */
export function decodeValueBody(shape: Shape, body: Uint8Array): unknown {
  return decodeJsonText(readUtf8(body), (parsed) => decodeJson(shape, parsed))
}
