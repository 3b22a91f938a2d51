/** RFC 8949, section 3: the initial byte of a value has a major type in three bits, and a minor part in five. */
export const MINOR_BITS = 5
export const MINOR = 0x1f

/** Major types. */
export const NEGATIVE = 1
export const BYTES = 2
export const TEXT = 3
export const LIST = 4
export const MAP = 5
export const TAG = 6
export const SIMPLE = 7

/**
 * Minor parts: up to the first they are the argument of the value; the others give the bytes of the argument that
 * follows.
 */
export const LARGEST_NUMBER = 23
export const ONE_BYTE = 24
export const TWO_BYTES = 25
export const FOUR_BYTES = 26
export const EIGHT_BYTES = 27
/** A string, list or map of unknown length, which a `BREAK` ends. */
export const INDEFINITE = 31

/** Whole initial bytes. */
export const UINT32 = 0x1a
export const EMPTY_TEXT = 0x60
export const TEXT_WITH_LENGTH_BYTE = 0x78
export const EPOCH = 0xc1
export const FALSE = 0xf4
export const TRUE = 0xf5
export const NULL = 0xf6
export const UNDEFINED = 0xf7
export const BREAK = 0xff

/** Whether an initial byte of the major type `SIMPLE` starts a number. */
export function isFloat(byte: number): boolean {
  const minor = byte & MINOR
  return minor >= TWO_BYTES && minor <= EIGHT_BYTES
}

const KINDS = ['a number', 'a number', 'a byte string', 'a text string', 'a list', 'a map', 'a timestamp']

/** The name, for a message, of a value that starts with this byte. */
export function kindOf(byte: number): string {
  if (byte === NULL || byte === UNDEFINED) return 'null'
  if (byte === TRUE || byte === FALSE) return 'a boolean'
  return KINDS[byte >> MINOR_BITS] ?? 'a number'
}
