import type { Shape } from '../../../models/index.js'
import { writeShape } from './encode-xml-shape.js'

/**
 * Writes the XML of a response, without an XML declaration: `decodeXml(shape, Buffer.from(encodeXml(shape, value,
 * name)))` gives the value back. Members that a response has in its headers or status are left out, and so are
 * members that are null or undefined.
 *
 * @throws TypeError for a value that the shape does not allow.
 * @example
 * encodeXml(operation.output, { Topics: [] }, 'ListTopicsResult') // <ListTopicsResult><Topics/></ListTopicsResult>
 */
export function encodeXml(shape: Shape, value: unknown, rootName: string): string {
  return writeShape(shape, value, { name: rootName, direction: 'response' })
}
