import { compareUtf8 } from '../../../values/index.js'

/** The characters that can come at one place, ascending, and where the share of each starts on a line from 0 to 1. */
export interface Choices {
  readonly chars: readonly string[]
  /** One more than `chars`: the last one is 1. */
  readonly starts: readonly number[]
}

/** A place in a key: how many separators are before it, and how many characters are between the last one and it. */
export interface Place {
  readonly field: number
  readonly offset: number
}

/** What was seen at one place. */
interface Seen {
  /** The characters, with the number of times each one began a branch. */
  readonly counts: Map<string, number>
  /** How often the place started anew because an earlier one changed. */
  restarts: number
  choices: Choices | undefined
}

interface Field {
  readonly places: Seen[]
  /** The characters of all its places that hold more than one. */
  readonly varied: Set<string>
}

/** Longer keys are learned up to here. */
const maxLearned = 160
/** After so many restarts of a place, the characters that were not seen there are unlikely. */
const enoughRestarts = 12

export const startPlace: Place = { field: 0, offset: 0 }

export function placeAfter({ field, offset }: Place, char: string): Place {
  return isSeparator(char) ? { field: field + 1, offset: 0 } : { field, offset: offset + 1 }
}

/** Characters of ASCII that are neither letters nor digits separate the fields of a key. */
export function isSeparator(char: string): boolean {
  return char <= '\x7f' && !/^[0-9A-Za-z]/.test(char)
}

/**
 * What the keys of a listing look like: which characters come at which place. It is learned from pages.
 *
 * The characters of a place are not only those seen there. The first page of a folder of UUIDs shows only '0' as the
 * first digit; the digits further right, which restart all the time, show the alphabet of the whole field.
 *
 * @example
 * // after a page of 'logs/2024-01-01T00:00:00', 'logs/2024-01-01T00:00:07', …
 * fields: 'logs' | '2024' | '01' | '01T00' | '00' | '00', where the last one varies: its first digit is '0' to '5'
 */
export class KeyShape {
  readonly #fields: Field[] = []

  /** Learns from keys that follow one another in the listing, or a sample of them, ascending. */
  learn(keys: readonly string[]): void {
    let before = ''
    for (const key of keys) {
      this.#learnKey(key, before === '' ? undefined : commonLength(before, key))
      before = key
    }
  }

  /** What can come at a place; undefined if nothing is known. */
  choicesAt({ field: fieldIndex, offset }: Place): Choices | undefined {
    const field = this.#fields[fieldIndex]
    const seen = field?.places[offset]
    if (!field || !seen) return undefined
    seen.choices ??= weigh(seen, field.varied)
    return seen.choices
  }

  #learnKey(key: string, shared: number | undefined): void {
    let place = startPlace
    let index = 0
    for (const char of key) {
      if (index >= maxLearned) return
      if (shared === undefined || index >= shared) this.#see(place, char, index > (shared ?? index))
      place = placeAfter(place, char)
      index += char.length
    }
  }

  #see({ field: fieldIndex, offset }: Place, char: string, isRestart: boolean): void {
    this.#fields[fieldIndex] ??= { places: [], varied: new Set() }
    const field = this.#fields[fieldIndex]
    field.places[offset] ??= { counts: new Map(), restarts: 0, choices: undefined }
    const seen = field.places[offset]
    if (isRestart) seen.restarts++
    const isNew = !seen.counts.has(char)
    seen.counts.set(char, (seen.counts.get(char) ?? 0) + 1)
    seen.choices = undefined
    if (isNew && seen.counts.size > 1) this.#vary(field, seen)
  }

  #vary({ places, varied }: Field, seen: Seen): void {
    const size = varied.size
    for (const char of seen.counts.keys()) varied.add(char)
    if (varied.size === size) return
    for (const place of places) if (place) place.choices = undefined
  }
}

/** The number of UTF-16 units that two texts have in common at their start, without half a character. */
export function commonLength(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  let index = 0
  while (index < length && one.charCodeAt(index) === other.charCodeAt(index)) index++
  const last = one.charCodeAt(index - 1)
  return last >= 0xd800 && last < 0xdc00 ? index - 1 : index
}

function weigh({ counts, restarts }: Seen, varied: ReadonlySet<string>): Choices {
  const chars = [...new Set([...counts.keys(), ...unseenOf(counts, varied)])].sort(compareUtf8)
  const isKnown = restarts >= enoughRestarts
  const last = chars.findLastIndex((char) => counts.has(char))
  const weights = chars.map((char, index) => {
    const count = counts.get(char)
    if (isKnown) return count === undefined ? 0.3 : Math.sqrt(count) + 1
    return count === undefined && index > last ? 1 / (1 + (index - last) * falloff) : 1
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const starts = weights.map((weight) => {
    const start = sum / total
    sum += weight
    return start
  })
  return { chars, starts: [...starts, 1] }
}

/** How much less likely each further character above all seen ones is, at a place that did not restart yet. */
const falloff = 0.15

/** The characters that were not seen at a place, and can be expected there. */
function unseenOf(counts: ReadonlyMap<string, number>, varied: ReadonlySet<string>): string[] {
  const seen = [...counts.keys()]
  const unseen = seen.some((char) => varied.has(char)) ? [...varied] : []
  if (seen.some(isDigit)) unseen.push(...digits)
  if (seen.filter(isLower).length > 2) unseen.push(...lower)
  if (seen.filter(isUpper).length > 2) unseen.push(...upper)
  return unseen.filter((char) => !isSeparator(char))
}

const digits = '0123456789'
const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const isDigit = (char: string) => digits.includes(char)
const isLower = (char: string) => lower.includes(char)
const isUpper = (char: string) => upper.includes(char)
