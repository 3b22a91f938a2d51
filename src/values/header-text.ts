/**
 * A header's value for an HTTP library: one character per byte of its UTF-8, which is what boto3 sends. Node and
 * `fetch` write each character as one byte: they would write `Ü` as a byte that is not UTF-8, and refuse `小`.
 */
export function encodeHeaderText(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The text of a header that was received with one character per byte; unchanged if its bytes are not UTF-8. */
export function decodeHeaderText(received: string): string {
  if (isAscii(received) || !isBytes(received)) return received
  try {
    return strictUtf8.decode(Buffer.from(received, 'latin1'))
  } catch {
    return received
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  return /^[\u0000-\u007f]*$/.test(text)
}

function isBytes(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes include them
  return /^[\u0000-\u00ff]*$/.test(text)
}

/** Control characters except for the tab (RFC 9110, section 5.5), and half surrogate pairs, which have no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it searches for them
const notAllowed = /[\u0000-\u0008\u000a-\u001f\u007f]|\p{Surrogate}/u

/** Whether a header can have this value. */
export function isHeaderText(text: string): boolean {
  return !notAllowed.test(text)
}

/** Whether a header can have this name, a token of RFC 9110, section 5.6.2. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
}
