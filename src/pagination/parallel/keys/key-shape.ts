import { isDigit, isLetter } from './characters.js'
import { type Place, placeAfter, startPlace } from './key-place.js'
import { type Choices, type Kind, Seen } from './seen-characters.js'
import { commonLength } from './split-point.js'

/** What is known of the fields at one place of the keys. */
interface Field {
  /** By the number of characters before. */
  readonly offsets: Seen[]
  /** By the characters before, in words: 'ju' is followed by 'l' and 'n'. */
  readonly words: Map<string, Seen>
  /** The characters of all offsets that hold more than one. */
  readonly varied: Set<string>
  /** undefined: not known since the field changed. */
  isRandom: boolean | undefined
}

/** Longer keys are learned up to here. */
const maxLearned = 160
/** What follows a longer text with digits is not learned by that text: it is a number, or random. */
const longestNumber = 3
/** Words of a field are learned up to so many beginnings. */
const maxWords = 2000

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
  readonly #fields = new Map<number, Field>()
  readonly #starts = new Set<string>()

  /**
   * Learns from keys that follow one another in the listing, or a sample of them, ascending. `before` is the key before
   * them, if that is known.
   */
  learn(keys: readonly string[], before?: string): void {
    let last = before
    for (const key of keys) {
      this.#learnKey(key, last === undefined ? undefined : commonLength(last, key))
      last = key
    }
  }

  /** What can come at a place; undefined if nothing is known. */
  choicesAt(place: Place, kind: Kind): Choices | undefined {
    const field = this.#fields.get(place.field)
    const seen = field && seenAt(field, place.text)
    const starts = place.text === '' ? this.#starts : undefined
    const choices = seen?.choices(kind, { varied: field?.varied ?? new Set(), starts })
    return choices && choices.chars.length > 0 ? choices : undefined
  }

  /** Whether what can come at a place was seen so often that little else is to be expected there. */
  isKnown({ field, text }: Place): boolean {
    return this.#fields.get(field)?.offsets[text.length]?.isKnown ?? false
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

  #see({ field: number, text }: Place, char: string, isRestart: boolean): void {
    let field = this.#fields.get(number)
    if (!field) {
      field = { offsets: [], words: new Map(), varied: new Set(), isRandom: undefined }
      this.#fields.set(number, field)
    }
    field.offsets[text.length] ??= new Seen()
    const seen = field.offsets[text.length]
    if (seen?.add(char, isRestart)) field.isRandom = undefined
    if (seen && seen.size > 1 && !field.varied.has(char)) vary(field, seen)
    if (text === '' && char > '\x7f' && !this.#starts.has(char)) this.#addStart(char)
    if (text.length >= longestNumber && /\d/.test(text)) return
    const word = field.words.get(text)
    if (word) word.add(char, isRestart)
    else if (field.words.size < maxWords) field.words.set(text, new Seen(char))
  }

  #addStart(char: string): void {
    this.#starts.add(char)
    for (const { offsets, words } of this.#fields.values()) {
      offsets[0]?.forget()
      words.get('')?.forget()
    }
  }
}

function vary({ offsets, words, varied }: Field, seen: Seen): void {
  for (const char of seen.chars) varied.add(char)
  for (const one of offsets) one?.forget()
  for (const one of words.values()) one.forget()
}

/** Words are followed by what followed them before; numbers and random texts, by whatever comes at that offset. */
function seenAt(field: Field, text: string): Seen | undefined {
  const word = field.words.get(text)
  const isWord = text !== '' && !/\d/.test(text) && !isRandom(field)
  if (isWord || word?.isKnown) return word
  return field.offsets[text.length]
}

/** Most places of the field hold digits as well as letters. */
function isRandom(field: Field): boolean {
  if (field.isRandom === undefined) {
    const varied = field.offsets.filter((seen) => seen && seen.size > 1)
    const mixed = varied.filter((seen) => seen.chars.some(isDigit) && seen.chars.some(isLetter))
    field.isRandom = varied.length > 0 && mixed.length * 2 > varied.length
  }
  return field.isRandom
}
