import { readDocument } from './decode-document.js'
import { XmlReader } from './reader.js'

/** The name of a document's outermost element, its prefix left out; undefined for bytes that begin no document. */
export function xmlRootName(body: Uint8Array): string | undefined {
  try {
    const reader = new XmlReader(body)
    reader.openRoot()
    return reader.name
  } catch {
    return undefined
  }
}

/** The text of a document's outermost element. @throws for bytes that are not XML. */
export function xmlRootText(body: Uint8Array): string {
  return readDocument(body, (reader) => reader.readText())
}
