import type { OperationModel } from '../../models/index.js'
import type { RawResponse } from '../contract/index.js'
import { xmlRootName } from '../xml/index.js'
import { isKnownName } from './known-names.js'

/** How many bytes of the body are looked at. */
const INSPECTED = 4096
const MOST_NAMES = 3

/** Content types that a message can show. Another one can be any text. */
const TYPES: ReadonlySet<string> = new Set([
  'application/cbor',
  'application/json',
  'application/problem+json',
  'application/octet-stream',
  'application/soap+xml',
  'application/vnd.amazon.eventstream',
  'application/x-amz-json-1.0',
  'application/x-amz-json-1.1',
  'application/xhtml+xml',
  'application/xml',
  'binary/octet-stream',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
])

/**
 * Describes a response for a message: its length, its content type, what its beginning looks like, and names in it that
 * the model knows. It shows no value, and no text that the model does not know, because both can be secrets.
 *
 * @example
 * '58 bytes of text/html, a web page'
 * '1200 bytes of application/json, a JSON object with "Topics", "NextToken"'
 */
export function describeResponse(operation: OperationModel, response: RawResponse): string {
  const { body, headers, stream } = response
  if (body.byteLength === 0) return 'empty'
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  const of = type === undefined ? '' : TYPES.has(type) ? ` of ${type}` : ' of another content type'
  const kind = kindOf(operation, body)
  return stream ? kind : `${body.byteLength} ${body.byteLength === 1 ? 'byte' : 'bytes'}${of}, ${kind}`
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], kind: string])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP file'],
  [[0xff, 0xfe], 'text in UTF-16'],
  [[0xfe, 0xff], 'text in UTF-16'],
  [[0x00, 0x00, 0x00, 0x00], 'zero bytes'],
]

function kindOf(operation: OperationModel, body: Uint8Array): string {
  const signature = SIGNATURES.find(([bytes]) => bytes.every((byte, i) => body[i] === byte))
  if (signature) return signature[1]
  const { buffer, byteOffset, byteLength } = body
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, INSPECTED)).toString('latin1')
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (text === '') return 'blank'
  if (text.startsWith('<')) return kindOfMarkup(operation, body, text)
  if (text.startsWith('{')) return `a JSON object${namesIn(operation, text)}`
  if (text.startsWith('[')) return 'a JSON array'
  if (text.startsWith('"')) return 'a JSON string'
  if (/^(?:null|true|false)\s*$/.test(text)) return 'a JSON literal'
  if (/^-?\d[\d.eE+-]*\s*$/.test(text)) return 'a number'
  if ((body[0] ?? 0) >> 5 === 5) return 'a CBOR map'
  return /(?!\s)\p{Cc}/u.test(text) ? 'binary data' : 'text'
}

function kindOfMarkup(operation: OperationModel, body: Uint8Array, text: string): string {
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b/i.test(text)) return 'a web page'
  const root = xmlRootName(body)
  if (root === undefined) return 'markup'
  return isKnownName(operation, root)
    ? `XML, <${root}>`
    : 'XML with a root element that the model does not know'
}

/** The first names in the text that the model knows. */
function namesIn(operation: OperationModel, text: string): string {
  const names = new Set<string>()
  for (const [, name = ''] of text.matchAll(/"(\w{1,64})"\s*:/g)) {
    if (names.size < MOST_NAMES && !names.has(name) && isKnownName(operation, name)) names.add(name)
  }
  return names.size === 0 ? '' : ` with ${[...names].map((name) => `"${name}"`).join(', ')}`
}
