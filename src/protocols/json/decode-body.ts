import type { Shape } from '../../models/index.js'
import type { Structure } from '../protocol.js'
import { decodeJsonStructure } from './decode-value.js'
import { parseJson } from './parse-json.js'

/**
 * A structure out of a body of JSON; no body counts as an empty object.
 * @throws SyntaxError or TypeError where the bytes are not JSON, or not of the shape.
 */
export function decodeJsonBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : decodeJsonStructure(shape, parseJson(body))
}
