/**
 * decode: the user's objects from XML.
 *
 * In: a shape and a document. Out: the value, or an error that says where the document differs. A decoder is a closure
 * that is compiled once per shape. The structures of one place are read by `rows/`, along the members that earlier ones
 * had there; roots, and what `rows/` does not know, are read member by member.
 */
export { decodeXml, decodeXmlStructure, readDocument } from './decode-document.js'
export { xmlDecoder, xmlPartDecoder, xmlStructureDecoder } from './decode-xml-shape.js'
export { decodeErrorElement, type ErrorDocument, readErrorDocument } from './error-document.js'
export { hasXmlRoot, xmlRootName, xmlRootText } from './root.js'
