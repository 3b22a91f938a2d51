import { PLAIN, TEXT_CLASS } from './byte-class.js'

/** A document: its bytes, the same as numbers, and how many there are, each where it is cheapest to ask for. */
export interface XmlBytes {
  readonly bytes: Buffer
  readonly view: DataView
  readonly length: number
}

/** Bytes to look for in a document: compared four at a time, which is three times as fast as one by one. */
export interface Wire {
  readonly length: number
  readonly words: Int32Array
  /** What is left of them behind the last whole word. */
  readonly rest: Uint8Array
}

const WORD = 4

export function xmlBytes({ buffer, byteOffset, byteLength }: Uint8Array): XmlBytes {
  return {
    bytes: Buffer.from(buffer, byteOffset, byteLength),
    view: new DataView(buffer, byteOffset, byteLength),
    length: byteLength,
  }
}

/** @example wireOf('<Key>') */
export function wireOf(text: string): Wire {
  const { bytes, view, length } = xmlBytes(Buffer.from(text))
  const words = Int32Array.from({ length: Math.floor(length / WORD) }, (_, index) =>
    view.getInt32(index * WORD),
  )
  return { length, words, rest: Uint8Array.from(bytes.subarray(words.length * WORD)) }
}

/** Whether these bytes stand at `at`. */
export function standsAt({ bytes, view, length }: XmlBytes, at: number, wire: Wire): boolean {
  if (at + wire.length > length) return false
  const { words, rest } = wire
  let from = at
  for (let i = 0; i < words.length; i++, from += WORD) {
    if (view.getInt32(from) !== words[i]) return false
  }
  for (let i = 0; i < rest.length; i++, from++) {
    if (bytes[from] !== rest[i]) return false
  }
  return true
}

/** Whether the `size` bytes at `at` are those at `other`. */
export function isRepeatedAt(
  { bytes, view, length }: XmlBytes,
  at: number,
  other: number,
  size: number,
): boolean {
  if (at + size > length) return false
  let i = 0
  for (; i + WORD <= size; i += WORD) {
    if (view.getInt32(at + i) !== view.getInt32(other + i)) return false
  }
  for (; i < size; i++) {
    if (bytes[at + i] !== bytes[other + i]) return false
  }
  return true
}

const EVERY_BLANK = 0x20202020
const EVERY_ONE = 0x01010101
const EVERY_LESS_THAN = 0x3c3c3c3c
const EVERY_AMPERSAND = 0x26262626
const EVERY_HIGH_BIT = 0x80808080 | 0

/**
 * Where the text from `from` on, of characters that are themselves, ends: at markup, a reference, what is no ASCII, or
 * the document's end.
 */
export function plainEnd(document: XmlBytes, from: number): number {
  const { bytes, length } = document
  for (let at = from; ; ) {
    at = printableEnd(document, at)
    const wordEnd = Math.min(at + WORD, length)
    while (at < wordEnd && TEXT_CLASS[bytes[at] as number] === PLAIN) at++
    if (at < wordEnd || at >= length) return at
  }
}

/** How far from `from` on all is printable ASCII but `<` and `&`, in whole words: it may end some bytes too soon. */
function printableEnd({ view, length }: XmlBytes, from: number): number {
  const last = length - WORD
  let at = from
  while (at <= last && isPrintable(view.getInt32(at))) at += WORD
  return at
}

/**
 * Whether four bytes are printable ASCII but `<` and `&`: all tested at once, by the bit that a subtraction borrows
 * from. A word may be taken for another kind, and never another kind for such a word.
 * https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function isPrintable(word: number): boolean {
  const markup = word ^ EVERY_LESS_THAN
  const reference = word ^ EVERY_AMPERSAND
  const found =
    word | (word - EVERY_BLANK) | ((markup - EVERY_ONE) & ~markup) | ((reference - EVERY_ONE) & ~reference)
  return (found & EVERY_HIGH_BIT) === 0
}

/** Copies printable ASCII from `from` on to `target`, in whole words as `printableEnd`; gives how much that is. */
export function copyPrintable(
  { view, length }: XmlBytes,
  from: number,
  target: DataView,
  to: number,
): number {
  const most = Math.min(length - from, target.byteLength - to) - WORD
  let copied = 0
  for (; copied <= most; copied += WORD) {
    const word = view.getInt32(from + copied)
    if (!isPrintable(word)) break
    target.setInt32(to + copied, word)
  }
  return copied
}

const PLAIN_NAME = /^[A-Za-z_][\w.-]*$/

/** Whether a tag of this name holds it byte for byte: a prefix or a character beyond ASCII may be written otherwise. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name)
}
