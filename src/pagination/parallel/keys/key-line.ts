import { compareUtf8 } from '../../../values/index.js'
import { isSeparator } from './characters.js'
import { type Place, placeAfter, placeBehind } from './key-place.js'
import type { KeyShape } from './key-shape.js'
import type { Choices, Kind } from './seen-characters.js'

/** Shares below this are too small for a number. */
const finest = 1e-14
/** A point is at most so many characters longer than the prefix. */
const maxAdded = 64

/**
 * Keys with one prefix on a line from 0 to 1, by the shape that was learned: an arithmetic code. If all digits are as
 * likely, `a/25` is at 0.25 of the keys with the prefix `a/`.
 *
 * Where `like`, a key of the same part of the listing, has a separator, the line has separators only, and none where it
 * has none: another part of the listing may have fields of another length.
 */
export class KeyLine {
  readonly #start: Place
  readonly #kinds = new Map<string, Kind>()

  constructor(
    private readonly shape: KeyShape,
    readonly prefix: string,
    like: string,
  ) {
    this.#start = placeBehind(prefix)
    let place = this.#start
    for (const char of like.slice(prefix.length)) {
      this.#kinds.set(placeName(place), isSeparator(char) ? 'separator' : 'other')
      place = placeAfter(place, char)
    }
  }

  #choicesAt(place: Place): Choices | undefined {
    return this.shape.choicesAt(place, this.#kinds.get(placeName(place)) ?? 'any')
  }

  /** Where a key with the prefix is on the line. */
  numberOf(key: string): number {
    let place = this.#start
    let number = 0
    let width = 1
    for (const char of key.slice(this.prefix.length)) {
      const choices = this.#choicesAt(place)
      if (!choices) break
      const { start, share } = shareOf(choices, char)
      number += width * start
      width *= share
      if (width < finest) break
      place = placeAfter(place, char)
    }
    return number
  }

  /** A text near a number of the line, at most `tolerance` before it. */
  textAt(number: number, tolerance: number): string {
    let { prefix: text } = this
    let place = this.#start
    let start = 0
    let width = 1
    for (let added = 0; width > tolerance && added < maxAdded; added++) {
      const choices = this.#choicesAt(place)
      if (!choices) break
      const { char, from, share } = choiceAt(choices, (number - start) / width)
      text += char
      start += width * from
      width *= share
      place = placeAfter(place, char)
    }
    return text
  }
}

function placeName({ field, text }: Place): string {
  return `${field}:${text.length}`
}

/** The share of a character; an unknown one has none, between its neighbours. */
function shareOf({ chars, starts }: Choices, char: string): { start: number; share: number } {
  const index = chars.findIndex((one) => one === char || compareUtf8(one, char) > 0)
  const start = index < 0 ? 1 : (starts[index] ?? 1)
  const isKnown = index >= 0 && chars[index] === char
  return { start, share: isKnown ? (starts[index + 1] ?? 1) - start : 0 }
}

function choiceAt({ chars, starts }: Choices, number: number): { char: string; from: number; share: number } {
  const above = starts.findIndex((start) => start > number)
  const index = Math.max(0, (above < 0 ? chars.length : above) - 1)
  const from = starts[index] ?? 0
  return { char: chars[index] ?? '', from, share: (starts[index + 1] ?? 1) - from }
}
