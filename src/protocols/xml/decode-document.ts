import type { Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { PlainProblem } from '../scalars/index.js'
import { xmlDecoder, xmlStructureDecoder } from './decode-xml-shape.js'
import { XmlReader } from './xml-reader.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

/**
 * The user's value of an XML document whose outermost element is a value of this shape, whatever its name.
 *
 * @throws XmlSyntaxError for bytes that are not XML; PlainProblem for text that the shape's type does not allow.
 * @example
 * decodeXml(operation.output, Buffer.from('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>'))
 */
export function decodeXml(shape: Shape, body: Uint8Array): unknown {
  return readDocument(body, xmlDecoder(shape))
}

/** As `decodeXml`, of a structure. */
export function decodeXmlStructure(shape: Shape, body: Uint8Array): Structure {
  return readDocument(body, xmlStructureDecoder(shape))
}

/**
 * Has `read` take the outermost element, and sees to it that the document ends well behind it. `takesShortcuts` is
 * the reader's.
 */
export function readDocument<Result>(
  body: Uint8Array,
  read: (reader: XmlReader) => Result,
  takesShortcuts = true,
): Result {
  const reader = new XmlReader(body, takesShortcuts)
  reader.openRoot()
  if (reader.name.toLowerCase() === 'html') throw new PlainProblem('it is a web page')
  try {
    const result = read(reader)
    reader.finish()
    return result
  } catch (error) {
    if (error instanceof XmlSyntaxError || !(error instanceof PlainProblem)) throw error
    throw new PlainProblem(`${error.message}, before byte ${reader.offset}`, { element: reader.name })
  }
}
