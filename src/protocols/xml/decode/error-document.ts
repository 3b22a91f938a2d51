import type { Structure } from '../../contract/index.js'
import type { XmlReader } from '../reader/index.js'
import { readDocument } from './decode-document.js'
import type { XmlStructureDecoder } from './xml-decoder.js'

/** The parts of an error document; any of them can be missing. */
export interface ErrorDocument {
  code?: string
  message?: string
  /** `Sender` or `Receiver`. */
  type?: string
  requestId?: string
}

/**
 * Reads an error in any of AWS's forms: `<ErrorResponse><Error>`, EC2's `<Response><Errors><Error>`, and S3's
 * `<Error>` alone. Gateways write the names in lower case, so case is ignored.
 *
 * @throws ParseError for bytes that are not XML.
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
 * The members of a modelled error, which are in the document's `<Error>`. Without that element there are none.
 *
 * @throws ParseError for bytes that are not XML, and for values that the shape does not allow.
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
  /** Called for the first error; must leave its element. */
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
