import type { Shape } from '../../../models/index.js'
import { type BytePattern, type ByteView, EnumCache, patternOf, readLatin1 } from '../../bytes/index.js'
import { AMPERSAND } from './byte-class.js'
import { integerLength, readDigits, readTime, timeLength } from './common-forms.js'
import { readEscaped } from './escaped-text.js'
import { plainEnd } from './plain-text.js'
import { isPlainName } from './start-tag.js'

type Kind = 'text' | 'enum' | 'boolean' | 'integer' | 'time'

/** Enumeration values that XML writes as they are. */
const PLAIN_VALUE = /^[\w .:/-]+$/
const BOOLEANS: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
])

/**
 * Reads an element that holds one scalar in its most common form, such as `<Size>12</Size>`, as a whole: the tags are
 * compared, not parsed. `XmlReader` reads every other form.
 */
export class ScalarElement {
  /** The offset behind the element that was read last. */
  end = 0
  readonly #open: BytePattern
  readonly #close: BytePattern
  /** Whole elements: `<StorageClass>STANDARD</StorageClass>`. */
  readonly #values: EnumCache | undefined

  private constructor(
    name: string,
    private readonly kind: Kind,
    private readonly shape: Shape,
  ) {
    this.#open = patternOf(Buffer.from(`<${name}>`))
    this.#close = patternOf(Buffer.from(`</${name}>`))
    const values = valuesOf(shape)
    const elementOf = (text: string) => patternOf(Buffer.from(`<${name}>${text}</${name}>`))
    if (values) this.#values = new EnumCache(values, elementOf)
  }

  /** undefined for a shape without a common form, and for a name that XML can write in several ways. */
  static of(name: string, shape: Shape): ScalarElement | undefined {
    const kind = kindOf(shape)
    return kind && isPlainName(name) ? new ScalarElement(name, kind, shape) : undefined
  }

  /** The same element under another name. */
  renamed(name: string): ScalarElement | undefined {
    return ScalarElement.of(name, this.shape)
  }

  /**
   * The value of the element that starts at `at`; undefined if this element does not start there in its common form.
   */
  read(document: ByteView, at: number): unknown {
    if (this.#values !== undefined) return this.#readKnown(document, at, this.#values)
    if (!document.matches(at, this.#open)) return undefined
    const start = at + this.#open.length
    if (this.kind === 'text') return this.#readText(document, start)
    return this.kind === 'time' ? this.#readTime(document, start) : this.#readInteger(document, start)
  }

  #readKnown(document: ByteView, at: number, values: EnumCache): unknown {
    const known = values.find(document, at)
    if (known !== undefined) {
      this.end = at + known.pattern.length
      return known.value
    }
    if (!document.matches(at, this.#open)) return undefined
    const text = this.#readText(document, at + this.#open.length)
    if (text === undefined) return undefined
    return values.learn(text) ?? (this.kind === 'boolean' ? undefined : text)
  }

  #readText(document: ByteView, start: number): string | undefined {
    const { bytes } = document
    let end = plainEnd(document, start)
    const isEscaped = bytes[end] === AMPERSAND
    while (bytes[end] === AMPERSAND) end = plainEnd(document, end + 1)
    if (!this.#closesAt(document, end)) return undefined
    return isEscaped ? readEscaped(document, start, end) : readLatin1(bytes, start, end)
  }

  #readInteger(document: ByteView, start: number): number | undefined {
    const { bytes } = document
    const length = integerLength(bytes, start)
    return length > 0 && this.#closesAt(document, start + length)
      ? readDigits(bytes, start, length)
      : undefined
  }

  #readTime(document: ByteView, start: number): Date | undefined {
    const { bytes } = document
    const length = timeLength(bytes, start)
    if (length === 0 || !this.#closesAt(document, start + length)) return undefined
    const time = readTime(bytes, start, length)
    return Number.isNaN(time) ? undefined : new Date(time)
  }

  #closesAt(document: ByteView, at: number): boolean {
    if (!document.matches(at, this.#close)) return false
    this.end = at + this.#close.length
    return true
  }
}

function kindOf({ type, traits }: Shape): Kind | undefined {
  switch (type) {
    case 'string':
      return traits.enum ? 'enum' : 'text'
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

/** The values of an enumeration or a boolean by their text. All items share one string of each value. */
function valuesOf({ type, traits }: Shape): ReadonlyMap<string, unknown> | undefined {
  if (type === 'boolean') return BOOLEANS
  if (type !== 'string' || !traits.enum) return undefined
  return new Map(traits.enum.filter((value) => PLAIN_VALUE.test(value)).map((value) => [value, value]))
}
