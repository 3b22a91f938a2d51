/**
 * encode: values as XML.
 *
 * In: a shape and a value. Out: the text of an element. Requests and the simulator's responses are written here; a
 * writer is compiled once per structure.
 */
export { encodeXml } from './encode-document.js'
export { writeMembers, writeShape } from './encode-xml-shape.js'
export { escapeXml } from './escape.js'
