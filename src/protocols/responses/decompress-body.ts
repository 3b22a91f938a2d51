import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { RawResponse } from '../contract/index.js'
import { ParseError } from '../scalars/index.js'

/** Much larger than any page, and small enough for memory: a few kilobytes can unpack to gigabytes. */
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
 * Removes the content encodings of a response, whether the request asked for them or not. Handlers that use fetch
 * remove them too, but keep the header: the first bytes of the body show that, and the body stays as it is.
 *
 * @throws ParseError for an unknown encoding, and for a body that is incomplete, broken, or larger than 64 MiB
 * unpacked.
 */
export function decompressBody(response: RawResponse): RawResponse {
  const header = response.headers['content-encoding']
  if (header === undefined || response.body.byteLength === 0) return response
  const names = header.toLowerCase().split(',').reverse()
  return { ...response, body: names.reduce((body, name) => decompress(name.trim(), body), response.body) }
}

function decompress(name: string, body: Uint8Array): Uint8Array {
  if (!ENCODINGS.has(name)) throw new ParseError('its content encoding is not gzip, deflate or br')
  const encoding = ENCODINGS.get(name)
  if (encoding === undefined || !startsAs[encoding](body)) return body
  try {
    return platform.decompress(encoding, body, MOST_BYTES)
  } catch (cause) {
    // Brotli has no signature: the body may be plain.
    if (encoding === 'br' && looksPlain(body)) return body
    throw new ParseError(`its content encoding ${encoding} is broken (${messageOf(cause)})`, { cause })
  }
}

const startsAs: Readonly<Record<Encoding, (body: Uint8Array) => boolean>> = {
  gzip: ([first, second]) => first === 0x1f && second === 0x8b,
  /** RFC 1950, section 2.2: method 8, and a checksum of both bytes. */
  deflate: ([first = 0, second = 0]) => (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0,
  br: () => true,
}

/** Whether a body starts like JSON or XML, behind white space and a byte order mark, or like a CBOR map. */
function looksPlain(body: Uint8Array): boolean {
  const first = body.find((byte) => byte > 0x20) ?? 0
  return first === 0x7b || first === 0x5b || first === 0x3c || first === 0xef || first >> 5 === 5
}
