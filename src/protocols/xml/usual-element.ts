import type { Shape } from '../../models/index.js'
import { readLatin1 } from '../scalars/index.js'
import { AMPERSAND } from './byte-class.js'
import { integerLength, readDigits, readTime, timeLength } from './common-forms.js'
import { readEscaped } from './escaped-text.js'
import { isPlainName, plainEnd, standsAt, type Wire, wireOf, type XmlBytes } from './xml-wire.js'

type Kind = 'text' | 'word' | 'boolean' | 'integer' | 'time'

/** An element whose value is one of few. */
interface Word {
  readonly wire: Wire
  readonly value: unknown
}

/** Characters that stand in a document as they are. */
const PLAIN_WORD = /^[\w .:/-]+$/
const TRUTHS: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
])

const NONE: ReadonlyMap<string, unknown> = new Map()

/**
 * A scalar's element as it nearly always is written, such as `<Size>12</Size>`: compared and read as a whole, without
 * a look at what its tags say. Whatever else XML allows in its place is the reader's to read.
 */
export class UsualElement {
  /** Behind the element that was read last. */
  end = 0
  readonly #open: Wire
  readonly #close: Wire
  /** Of words: the element as it stood there the last time, as it mostly does the next time too. */
  #latest: Word
  /** Of words: the elements that were met, by their text. */
  readonly #met: Map<string, Word> | undefined

  private constructor(
    private readonly name: string,
    private readonly kind: Kind,
    private readonly words: ReadonlyMap<string, unknown>,
  ) {
    this.#open = wireOf(`<${name}>`)
    this.#close = wireOf(`</${name}>`)
    this.#latest = { wire: this.#open, value: undefined }
    if (words.size > 0) this.#met = new Map()
  }

  /** undefined where the shape's values have no usual form. */
  static of(name: string, shape: Shape): UsualElement | undefined {
    const kind = kindOf(shape)
    return kind && isPlainName(name) ? new UsualElement(name, kind, wordsOf(shape)) : undefined
  }

  /** The same under another name. */
  named(name: string): UsualElement | undefined {
    return isPlainName(name) ? new UsualElement(name, this.kind, this.words) : undefined
  }

  /** The value of the element that begins at `at`; undefined, and nothing read, for another or an unusual one. */
  read(document: XmlBytes, at: number): unknown {
    if (this.kind === 'word' || this.kind === 'boolean') return this.#readWord(document, at)
    if (!standsAt(document, at, this.#open)) return undefined
    const start = at + this.#open.length
    if (this.kind === 'text') return this.#readText(document, start)
    return this.kind === 'time' ? this.#readTime(document, start) : this.#readInteger(document, start)
  }

  #readWord(document: XmlBytes, at: number): unknown {
    const { wire, value } = this.#latest
    if (value !== undefined && standsAt(document, at, wire)) {
      this.end = at + wire.length
      return value
    }
    if (!standsAt(document, at, this.#open)) return undefined
    const text = this.#readText(document, at + this.#open.length)
    const word = text === undefined ? undefined : (this.#met?.get(text) ?? this.#meet(text))
    if (word === undefined) return this.kind === 'boolean' ? undefined : text
    this.#latest = word
    return word.value
  }

  #meet(text: string): Word | undefined {
    const value = this.words.get(text)
    if (value === undefined) return undefined
    const word = { wire: wireOf(`<${this.name}>${text}</${this.name}>`), value }
    this.#met?.set(text, word)
    return word
  }

  #readText(document: XmlBytes, start: number): string | undefined {
    const { bytes } = document
    let end = plainEnd(document, start)
    const isEscaped = bytes[end] === AMPERSAND
    while (bytes[end] === AMPERSAND) end = plainEnd(document, end + 1)
    if (!this.#closesAt(document, end)) return undefined
    return isEscaped ? readEscaped(document, start, end) : readLatin1(bytes, start, end)
  }

  #readInteger(document: XmlBytes, start: number): number | undefined {
    const { bytes } = document
    const length = integerLength(bytes, start)
    return length > 0 && this.#closesAt(document, start + length)
      ? readDigits(bytes, start, length)
      : undefined
  }

  #readTime(document: XmlBytes, start: number): Date | undefined {
    const { bytes } = document
    const length = timeLength(bytes, start)
    if (length === 0 || !this.#closesAt(document, start + length)) return undefined
    const time = readTime(bytes, start, length)
    return Number.isNaN(time) ? undefined : new Date(time)
  }

  #closesAt(document: XmlBytes, at: number): boolean {
    if (!standsAt(document, at, this.#close)) return false
    this.end = at + this.#close.length
    return true
  }
}

function kindOf({ type, traits }: Shape): Kind | undefined {
  switch (type) {
    case 'string':
      return traits.enum ? 'word' : 'text'
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return 'integer'
    case 'timestamp':
      return 'time'
    case 'boolean':
      return 'boolean'
    default:
      return undefined
  }
}

/** The values of an enumeration or a boolean by their text; each is one string, however many items hold it. */
function wordsOf({ type, traits }: Shape): ReadonlyMap<string, unknown> {
  if (type === 'boolean') return TRUTHS
  if (!traits.enum) return NONE
  return new Map(traits.enum.filter((word) => PLAIN_WORD.test(word)).map((word) => [word, word]))
}
