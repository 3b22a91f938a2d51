import { platform } from '../../platform/index.js'
import { readLatin1 } from './latin1.js'
import { PlainProblem } from './plain-problem.js'

/** From here on a look for bytes beyond ASCII is repaid: where there are none, they are only to be copied. */
const LONG = 1024

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const REPLACEMENT = '\ufffd'

/**
 * Text out of bytes that must be UTF-8.
 * @throws PlainProblem where they are not: a key with a replacement character in it names nothing.
 */
export function readUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength >= LONG && platform.isAscii(bytes)) return readLatin1(buffer, 0, bytes.byteLength)
  const text = buffer.toString('utf8')
  // The replacement character may be the text's own; only then is the slower, strict decoder asked.
  if (text.includes(REPLACEMENT)) assertUtf8(bytes)
  return text
}

function assertUtf8(bytes: Uint8Array): void {
  try {
    strict.decode(bytes)
  } catch {
    throw new PlainProblem('the text is not UTF-8')
  }
}
