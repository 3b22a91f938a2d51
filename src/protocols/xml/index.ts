/**
 * xml: bodies of `query`, `ec2` and `rest-xml`.
 *
 * In: a shape and bytes, or a value. Out: the value, or the text. A pull reader goes over the bytes once and makes the
 * user's objects, without a tree between.
 */
export { decodeXml, decodeXmlStructure, readDocument } from './decode-document.js'
export { xmlDecoder, xmlPartDecoder, xmlStructureDecoder } from './decode-xml-shape.js'
export { encodeXml } from './encode-document.js'
export { writeMembers, writeShape } from './encode-xml-shape.js'
export { decodeErrorElement, type ErrorDocument, readErrorDocument } from './error-document.js'
export { escapeXml } from './escape.js'
export { hasXmlRoot, xmlRootName, xmlRootText } from './root.js'
export { XmlReader } from './xml-reader.js'
