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
export function plainEnd(document: ByteView, from: number): number {
  const { bytes, length } = document
  for (let at = from; ; ) {
    at = printableEnd(document, at)
    const wordEnd = Math.min(at + WORD, length)
    while (at < wordEnd && TEXT_CLASS[bytes[at] as number] === PLAIN) at++
    if (at < wordEnd || at >= length) return at
  }
}

/** Skips whole words of printable ASCII without `<` and `&`. It can stop some bytes too early. */
function printableEnd({ view, length }: ByteView, from: number): number {
  const last = length - WORD
  let at = from
  while (at <= last && isPrintable(view.getInt32(at))) at += WORD
  return at
}

/**
 * Whether a word of four bytes is printable ASCII without `<` and `&`. It can be false for such a word, but it is never
 * true for another one. https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function isPrintable(word: number): boolean {
  const markup = word ^ EVERY_LESS_THAN
  const reference = word ^ EVERY_AMPERSAND
  const found =
    word | (word - EVERY_BLANK) | ((markup - EVERY_ONE) & ~markup) | ((reference - EVERY_ONE) & ~reference)
  return (found & EVERY_HIGH_BIT) === 0
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
      if (!isPrintable(word)) break
      target.setInt32(to + copied, word)
    }
    this.#length = to + copied
    return copied
  }
}
