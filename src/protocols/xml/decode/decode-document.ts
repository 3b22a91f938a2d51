import type { Shape } from '../../../models/index.js'
import type { Structure } from '../../contract/index.js'
import { ParseError } from '../../scalars/index.js'
import { XmlReader, XmlSyntaxError } from '../reader/index.js'
import { xmlDecoder, xmlStructureDecoder } from './decode-xml-shape.js'

/**
 * Decodes a document whose root element is a value of this shape. The root can have any name.
 *
 * @throws XmlSyntaxError for bytes that are not XML; ParseError for text that the shape does not allow.
 * @example
 * decodeXml(operation.output, Buffer.from('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>'))
 */
export function decodeXml(shape: Shape, body: Uint8Array): unknown {
  return readDocument(body, xmlDecoder(shape))
}

/** `decodeXml` for a structure. */
export function decodeXmlStructure(shape: Shape, body: Uint8Array): Structure {
  return readDocument(body, xmlStructureDecoder(shape))
}

/**
 * Reads the root element with `read`, and checks that the document ends behind it. `takesShortcuts` is passed to the
 * reader.
 */
export function readDocument<Result>(
  body: Uint8Array,
  read: (reader: XmlReader) => Result,
  takesShortcuts = true,
): Result {
  const reader = new XmlReader(body, takesShortcuts)
  reader.openRoot()
  if (reader.name.toLowerCase() === 'html') throw new ParseError('it is a web page')
  try {
    const result = read(reader)
    reader.finish()
    return result
  } catch (error) {
    if (error instanceof XmlSyntaxError || !(error instanceof ParseError)) throw error
    throw new ParseError(`${error.message}, before byte ${reader.offset}`, { element: reader.name })
  }
}
