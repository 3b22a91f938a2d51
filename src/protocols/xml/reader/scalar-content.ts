import type { Shape } from '../../../models/index.js'
import { type ByteView, EnumCache, patternOf, readLatin1 } from '../../bytes/index.js'
import { AMPERSAND, LESS_THAN, SLASH } from './byte-class.js'
import { readEscaped } from './escaped-text.js'
import { plainEnd } from './plain-text.js'
import { quotedEnd, readQuoted } from './quoted-text.js'
import { timeLength, UsualTimes } from './usual-times.js'

type Kind = 'text' | 'known' | 'integer' | 'time' | 'skipped'

const DIGIT_ZERO = 0x30
/** Every number with this many digits is a safe integer. */
const MOST_DIGITS = 15
/** What follows a value: the beginning of a close tag. */
const CLOSE = '</'
/** Enumeration values that XML writes as they are. */
const PLAIN_VALUE = /^[\w .:/-]+$/
const BOOLEANS: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
])

/**
 * Reads what stands between the tags of a scalar's element in its most common form, such as the `12` of
 * `<Size>12</Size>`. `XmlReader` reads every other form.
 */
export class ScalarContent {
  /** Reads plain text of which only the end is of interest: its value is always empty. */
  static readonly skipped = new ScalarContent('skipped', undefined, false)
  /** Where the value that was read last ends. A close tag begins there; which one, the caller checks. */
  end = 0
  readonly #times = new UsualTimes()

  private constructor(
    private readonly kind: Kind,
    /** `STANDARD</`: the values of an enumeration, or of a boolean. */
    private readonly values: EnumCache | undefined,
    private readonly isBoolean: boolean,
  ) {}

  /** undefined for a shape without a common form. */
  static of(shape: Shape): ScalarContent | undefined {
    const kind = kindOf(shape)
    if (kind === undefined) return undefined
    const values = valuesOf(shape)
    const known = values && new EnumCache(values, (text) => patternOf(Buffer.from(text + CLOSE)))
    return new ScalarContent(kind, known, shape.type === 'boolean')
  }

  /** The value at `start`; undefined if it has another form than the most common one. */
  read(document: ByteView, start: number): unknown {
    switch (this.kind) {
      case 'text':
        return this.#readText(document, start)
      case 'known':
        return this.#readKnown(document, start, this.values as EnumCache)
      case 'time':
        return this.#readTime(document, start)
      case 'skipped':
        return this.#endsAt(document.bytes, plainEnd(document, start)) ? '' : undefined
      default:
        return this.#readInteger(document, start)
    }
  }

  #readText(document: ByteView, start: number): string | undefined {
    const { bytes } = document
    const end = plainEnd(document, start)
    if (bytes[end] === AMPERSAND) return this.#readEscaped(document, start, end)
    return this.#endsAt(bytes, end) ? readLatin1(bytes, start, end) : undefined
  }

  #readEscaped(document: ByteView, start: number, firstReference: number): string | undefined {
    const { bytes } = document
    if (start === firstReference) {
      const quoted = quotedEnd(document, start)
      if (quoted > 0 && this.#endsAt(bytes, quoted)) return readQuoted(bytes, start, quoted)
    }
    let end = firstReference
    while (bytes[end] === AMPERSAND) end = plainEnd(document, end + 1)
    return this.#endsAt(bytes, end) ? readEscaped(document, start, end) : undefined
  }

  #readKnown(document: ByteView, start: number, values: EnumCache): unknown {
    const known = values.find(document, start)
    if (known !== undefined) {
      this.end = start + known.pattern.length - CLOSE.length
      return known.value
    }
    const text = this.#readText(document, start)
    if (text === undefined) return undefined
    return values.learn(text) ?? (this.isBoolean ? undefined : text)
  }

  #readInteger({ bytes }: ByteView, start: number): number | undefined {
    let at = start
    let number = 0
    for (let digit = digitAt(bytes, at); digit >= 0 && digit <= 9; digit = digitAt(bytes, at)) {
      number = number * 10 + digit
      at++
    }
    const isSafe = at > start && at <= start + MOST_DIGITS
    return isSafe && this.#endsAt(bytes, at) ? number : undefined
  }

  #readTime(document: ByteView, start: number): Date | undefined {
    const { bytes } = document
    const length = timeLength(bytes, start)
    if (length === 0 || !this.#endsAt(bytes, start + length)) return undefined
    const time = this.#times.read(document, start, length)
    return Number.isNaN(time) ? undefined : new Date(time)
  }

  #endsAt(bytes: Buffer, at: number): boolean {
    this.end = at
    return bytes[at] === LESS_THAN && bytes[at + 1] === SLASH
  }
}

/** Outside 0 to 9, or NaN, if there is no digit. */
function digitAt(bytes: Buffer, at: number): number {
  return (bytes[at] as number) - DIGIT_ZERO
}

function kindOf({ type, traits }: Shape): Kind | undefined {
  switch (type) {
    case 'string':
      return traits.enum ? 'known' : 'text'
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return 'integer'
    case 'timestamp':
      return 'time'
    case 'boolean':
      return 'known'
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
