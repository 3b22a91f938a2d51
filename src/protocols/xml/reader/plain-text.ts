import { ByteView } from '../../bytes/index.js'
import { PLAIN, TEXT_CLASS } from './byte-class.js'

const WORD = 4
const EVERY_BLANK = 0x20202020
const EVERY_ONE = 0x01010101
const EVERY_LESS_THAN = 0x3c3c3c3c
const EVERY_AMPERSAND = 0x26262626
const EVERY_HIGH_BIT = 0x80808080 | 0

/**
 * Where the plain text at `from` ends: at markup, at a reference, at a byte that is not ASCII, or at the end of the
 * document. Each byte of plain text is one character of the value.
 */
export function plainEnd({ bytes, view, length }: ByteView, from: number): number {
  const last = length - WORD
  let at = from
  while (at <= last) {
    const special = specialBytes(view.getInt32(at, true))
    if (special === 0) {
      at += WORD
    } else {
      at += (31 - Math.clz32(special & -special)) >> 3
      if (TEXT_CLASS[bytes[at] as number] !== PLAIN) return at
      at++
    }
  }
  while (at < length && TEXT_CLASS[bytes[at] as number] === PLAIN) at++
  return at
}

/**
 * The highest bits of those bytes of a word that are no printable ASCII, or `<` or `&`. Of the lowest bit this is exact;
 * a bit above it can be set for another byte. The text's first byte must be the lowest of the word.
 * https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function specialBytes(word: number): number {
  const markup = word ^ EVERY_LESS_THAN
  const reference = word ^ EVERY_AMPERSAND
  const found =
    word | (word - EVERY_BLANK) | ((markup - EVERY_ONE) & ~markup) | ((reference - EVERY_ONE) & ~reference)
  return found & EVERY_HIGH_BIT
}

/** A buffer that collects pieces of a text until one string is made of all of them. */
export class TextBuffer {
  readonly #content: ByteView
  #length = 0

  constructor(readonly size: number) {
    this.#content = new ByteView(Buffer.alloc(size))
  }

  get bytes(): Buffer {
    return this.#content.bytes
  }

  get length(): number {
    return this.#length
  }

  clear(): void {
    this.#length = 0
  }

  push(byte: number): void {
    this.#content.bytes[this.#length++] = byte
  }

  /** Appends the printable ASCII at `from`, in whole words, and gives its length. */
  copyPrintable({ view, length }: ByteView, from: number): number {
    const target = this.#content.view
    const to = this.#length
    const most = Math.min(length - from, this.size - to) - WORD
    let copied = 0
    for (; copied <= most; copied += WORD) {
      const word = view.getInt32(from + copied)
      if (specialBytes(word) !== 0) break
      target.setInt32(to + copied, word)
    }
    this.#length = to + copied
    return copied
  }
}
