import type { BytePattern } from './byte-pattern.js'
import type { ByteView } from './byte-view.js'

/** A value and the bytes that stand for it: a whole element in XML, a text with its length in CBOR. */
export interface KnownValue {
  readonly pattern: BytePattern
  readonly value: unknown
}

/** An enumeration uses few of its values; further ones are read as any text. */
const MOST_KNOWN = 8

/**
 * The values of an enumeration that were seen before, found by comparing bytes. Most values repeat: comparing saves
 * making a string, and all items that hold the value share one string.
 *
 * @example The second `<StorageClass>STANDARD</StorageClass>` of a page gives the string of the first.
 */
export class EnumCache {
  readonly #known: KnownValue[] = []
  readonly #values: Map<string, unknown>
  #last = 0

  constructor(
    values: ReadonlyMap<string, unknown>,
    private readonly patternOf: (text: string) => BytePattern | undefined,
  ) {
    this.#values = new Map(values)
  }

  /** The known value whose bytes start at `at`, the most recent one tried first. */
  find(body: ByteView, at: number): KnownValue | undefined {
    const known = this.#known
    const last = known[this.#last]
    if (last !== undefined && body.matches(at, last.pattern)) return last
    for (let i = 0; i < known.length; i++) {
      const other = known[i] as KnownValue
      if (i === this.#last || !body.matches(at, other.pattern)) continue
      this.#last = i
      return other
    }
    return undefined
  }

  /** Remembers a text that `find` did not find; gives its value, or undefined for a text outside the enumeration. */
  learn(text: string): unknown {
    const value = this.#values.get(text)
    if (value === undefined || this.#known.length >= MOST_KNOWN) return value
    // CBOR can write one text in several ways.
    if (this.#known.some((known) => known.value === value)) return value
    const pattern = this.patternOf(text)
    if (pattern !== undefined) this.#last = this.#known.push({ pattern, value }) - 1
    return value
  }
}
