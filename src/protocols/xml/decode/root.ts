import { XmlReader } from '../reader/index.js'
import { readDocument } from './decode-document.js'

/** The local name of the root element; undefined for bytes that do not start like a document. */
export function xmlRootName(body: Uint8Array): string | undefined {
  return openRoot(body)?.name
}

/** Whether the root element has one of these local names. */
export function hasXmlRoot(body: Uint8Array, names: readonly Uint8Array[]): boolean {
  const reader = openRoot(body)
  return reader !== undefined && names.some((name) => reader.nameIs(name))
}

/** The text of the root element. @throws ParseError for bytes that are not XML. */
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
