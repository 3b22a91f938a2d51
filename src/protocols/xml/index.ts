/**
 * xml: bodies of `query`, `ec2` and `rest-xml`.
 *
 * In: a shape with bytes, or with a value. Out: the value, or the text. A response is read in one pass, from its bytes
 * to the user's objects, because that is most of what a page of S3 costs.
 */
export {
  decodeErrorElement,
  decodeXml,
  decodeXmlStructure,
  type ErrorDocument,
  hasXmlRoot,
  readDocument,
  readErrorDocument,
  xmlDecoder,
  xmlPartDecoder,
  xmlRootName,
  xmlRootText,
  xmlStructureDecoder,
} from './decode/index.js'
export { encodeXml, escapeXml, writeMembers, writeShape } from './encode/index.js'
export { XmlReader } from './reader/index.js'
