import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { RawResponse } from '../contract/index.js'
import { PlainProblem } from '../scalars/index.js'

/** Far beyond any page, and little enough for memory: a few kilobytes can be made to unpack to gigabytes. */
const MOST_BYTES = 64 * 1024 * 1024

type Encoding = 'gzip' | 'deflate' | 'br'
const ENCODINGS: ReadonlyMap<string, Encoding | undefined> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['identity', undefined],
  ['aws-chunked', undefined],
  ['', undefined],
])

/**
 * A response without its content encodings, whether they were asked for or not. Handlers of fetch's kind take them
 * off themselves and leave the header: such a body is told by its first bytes, and stays.
 *
 * @throws PlainProblem for an unknown encoding, and for a body that is cut, broken, or unpacks to more than 64 MiB.
 */
export function decompressBody(response: RawResponse): RawResponse {
  const header = response.headers['content-encoding']
  if (header === undefined || response.body.byteLength === 0) return response
  const names = header.toLowerCase().split(',').reverse()
  return { ...response, body: names.reduce((body, name) => decompress(name.trim(), body), response.body) }
}

function decompress(name: string, body: Uint8Array): Uint8Array {
  if (!ENCODINGS.has(name)) throw new PlainProblem('its content encoding is none of gzip, deflate and br')
  const encoding = ENCODINGS.get(name)
  if (encoding === undefined || !begins[encoding](body)) return body
  try {
    return platform.decompress(encoding, body, MOST_BYTES)
  } catch (cause) {
    // Brotli has no mark of its own: what is none may be the plain body.
    if (encoding === 'br' && looksPlain(body)) return body
    throw new PlainProblem(`its content encoding ${encoding} is broken (${messageOf(cause)})`, { cause })
  }
}

const begins: Readonly<Record<Encoding, (body: Uint8Array) => boolean>> = {
  gzip: ([first, second]) => first === 0x1f && second === 0x8b,
  /** RFC 1950, section 2.2: method 8, and a check of both bytes. */
  deflate: ([first = 0, second = 0]) => (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0,
  br: () => true,
}

/** JSON or XML, by its first byte, blanks and a byte order mark passed over; or a map of CBOR. */
function looksPlain(body: Uint8Array): boolean {
  const first = body.find((byte) => byte > 0x20) ?? 0
  return first === 0x7b || first === 0x5b || first === 0x3c || first === 0xef || first >> 5 === 5
}
