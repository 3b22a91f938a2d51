import type { Shape } from '../../models/index.js'
import { writeShape } from './encode-xml-shape.js'

/**
 * The XML of a response's value, in an element of the given name and without an XML declaration: what a service
 * answers with, so that `decodeXml(shape, Buffer.from(encodeXml(shape, value, name)))` gives the value back.
 * Members that a response carries in its headers or status are left out, as are null and undefined ones.
 *
 * @throws TypeError for a value that is not of the shape's kind.
 * @example
 * encodeXml(operation.output, { Topics: [] }, 'ListTopicsResult') // <ListTopicsResult><Topics/></ListTopicsResult>
 */
export function encodeXml(shape: Shape, value: unknown, rootName: string): string {
  return writeShape(shape, value, { name: rootName, direction: 'response' })
}
