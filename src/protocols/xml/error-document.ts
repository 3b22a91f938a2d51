import type { Structure } from '../contract/index.js'
import { readDocument } from './decode-document.js'
import type { XmlStructureDecoder } from './decode-xml-shape.js'
import type { XmlReader } from './xml-reader.js'

/** What an error document says, as far as it says anything. */
export interface ErrorDocument {
  code?: string
  message?: string
  /** `Sender` or `Receiver`. */
  type?: string
  requestId?: string
}

/**
 * Reads an error in any of AWS's forms: `<ErrorResponse><Error>`, EC2's `<Response><Errors><Error>`, and S3's
 * bare `<Error>`. Gateways write the names in lower case, so case does not count.
 *
 * @throws for bytes that are not XML.
 */
export function readErrorDocument(body: Uint8Array): ErrorDocument {
  const document: ErrorDocument = {}
  readDocument(body, (reader) =>
    visitErrors(reader, {
      error: () => readParts(reader, document),
      requestId: () => {
        document.requestId = reader.readText()
      },
    }),
  )
  return document
}

/**
 * The members of a modelled error, which stand in the document's `<Error>`; none where there is no such element.
 *
 * @throws for bytes that are not XML, or not of the shape.
 */
export function decodeErrorElement(body: Uint8Array, decode: XmlStructureDecoder): Structure {
  let members: Structure = {}
  readDocument(body, (reader) =>
    visitErrors(reader, {
      error: () => {
        members = decode(reader)
      },
      requestId: () => reader.skip(),
    }),
  )
  return members
}

interface ErrorVisitor {
  /** The first error; must leave its element. */
  error(): void
  /** Must leave its element. */
  requestId(): void
}

function visitErrors(reader: XmlReader, visitor: ErrorVisitor): void {
  if (nameOf(reader) === 'error') visitor.error()
  else visitChildren(reader, visitor, { hasError: false })
}

function visitChildren(reader: XmlReader, visitor: ErrorVisitor, seen: { hasError: boolean }): void {
  while (reader.nextChild()) {
    const name = nameOf(reader)
    if (name === 'errors') visitChildren(reader, visitor, seen)
    else if (name === 'error' && !seen.hasError) {
      seen.hasError = true
      visitor.error()
    } else if (name === 'requestid') visitor.requestId()
    else reader.skip()
  }
}

function readParts(reader: XmlReader, document: ErrorDocument): void {
  while (reader.nextChild()) {
    const name = nameOf(reader)
    if (name === 'code') document.code = reader.readText()
    else if (name === 'message') document.message = reader.readText()
    else if (name === 'type') document.type = reader.readText()
    else if (name === 'requestid') document.requestId = reader.readText()
    else reader.skip()
  }
}

/** In lower case. EC2 writes `RequestID`, all others `RequestId`. */
function nameOf(reader: XmlReader): string {
  return reader.name.toLowerCase()
}
