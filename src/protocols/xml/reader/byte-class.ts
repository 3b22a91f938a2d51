/** Bytes with a meaning in XML's grammar. */
const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
export const BANG = 0x21
export const DOUBLE_QUOTE = 0x22
export const AMPERSAND = 0x26
export const SINGLE_QUOTE = 0x27
export const SLASH = 0x2f
export const COLON = 0x3a
export const LESS_THAN = 0x3c
export const EQUALS = 0x3d
export const GREATER_THAN = 0x3e
export const QUESTION_MARK = 0x3f
export const OPEN_BRACKET = 0x5b
export const CLOSE_BRACKET = 0x5d

/** Classes of bytes in text. A `PLAIN` byte is a character of the value. */
export const PLAIN = 0
/** Part of a character outside ASCII, or a carriage return, which XML reads as a line feed. */
const OTHER = 1
export const REFERENCE = 2
export const MARKUP = 3
/** Control characters that XML does not allow. */
export const FORBIDDEN = 4

export const TEXT_CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === LESS_THAN) return MARKUP
  if (byte === AMPERSAND) return REFERENCE
  if (byte === CARRIAGE_RETURN || byte >= 0x80) return OTHER
  return byte < SPACE && byte !== TAB && byte !== LINE_FEED ? FORBIDDEN : PLAIN
})

const NAME_PUNCTUATION = '_-.'

/** 1 for a byte that a name can contain, except for the colon between prefix and local name. */
export const NAME_CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return byte >= 0x80 || /[A-Za-z0-9]/.test(character) || NAME_PUNCTUATION.includes(character) ? 1 : 0
})

/** 1 for a byte that a name can start with. */
export const NAME_START_CLASS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || /[A-Za-z_]/.test(String.fromCharCode(byte)) ? 1 : 0,
)

export function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB
}
