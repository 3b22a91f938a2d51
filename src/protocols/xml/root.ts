import { readDocument } from './decode-document.js'
import { XmlReader } from './xml-reader.js'

/** The name of a document's outermost element, its prefix left out; undefined for bytes that begin no document. */
export function xmlRootName(body: Uint8Array): string | undefined {
  return openRoot(body)?.name
}

/** Whether a document's outermost element has one of these names, its prefix left out. */
export function hasXmlRoot(body: Uint8Array, names: readonly Uint8Array[]): boolean {
  const reader = openRoot(body)
  return reader !== undefined && names.some((name) => reader.nameIs(name))
}

/** The text of a document's outermost element. @throws for bytes that are not XML. */
export function xmlRootText(body: Uint8Array): string {
  return readDocument(body, (reader) => reader.readText())
}

function openRoot(body: Uint8Array): XmlReader | undefined {
  try {
    const reader = new XmlReader(body)
    reader.openRoot()
    return reader
  } catch {
    return undefined
  }
}
