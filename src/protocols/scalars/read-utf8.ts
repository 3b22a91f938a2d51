import { platform } from '../../platform/index.js'
import { readLatin1 } from '../bytes/index.js'
import { ParseError } from './parse-error.js'

/** From this length on, a check for ASCII pays off: ASCII is copied, not decoded. */
const LONG = 1024

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const REPLACEMENT = '\ufffd'

/**
 * Decodes UTF-8.
 *
 * @throws ParseError for bytes that are not UTF-8. With a replacement character in it, a key would name no object.
 */
export function readUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength >= LONG && platform.isAscii(bytes)) return readLatin1(buffer, 0, bytes.byteLength)
  const text = buffer.toString('utf8')
  // The text may contain a replacement character of its own, so the strict decoder, which is slower, decides.
  if (text.includes(REPLACEMENT)) assertUtf8(bytes)
  return text
}

function assertUtf8(bytes: Uint8Array): void {
  try {
    strict.decode(bytes)
  } catch {
    throw new ParseError('the text is not UTF-8')
  }
}
