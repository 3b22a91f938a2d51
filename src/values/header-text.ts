/**
 * A header's value as HTTP libraries take it: one character per byte, the bytes being UTF-8, as boto3 sends them. Node
 * and `fetch` write each character as one byte; they would write `Ü` as a byte that is no UTF-8, and refuse `小`.
 */
export function encodeHeaderText(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The text of a header that came with one character per byte; unchanged if the bytes are not UTF-8. */
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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes begin with them
  return /^[\u0000-\u00ff]*$/.test(text)
}

/** Control characters but the tab, and halves of characters that have no UTF-8: RFC 9110, section 5.5. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unfit = /[\u0000-\u0008\u000a-\u001f\u007f]|\p{Surrogate}/u

/** Whether a header can have this text as its value. */
export function isHeaderText(text: string): boolean {
  return !unfit.test(text)
}

/** Whether a header can have this name: a token of RFC 9110, section 5.6.2. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
}
