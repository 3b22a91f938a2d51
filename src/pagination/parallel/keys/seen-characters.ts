import { compareUtf8 } from '../../../values/index.js'
import { digits, isDigit, isLetter, isLower, isSeparator, isUpper, lower, upper } from './characters.js'

/** The characters that can come at one place, ascending, and where the share of each starts on a line from 0 to 1. */
export interface Choices {
  readonly chars: readonly string[]
  /** One more than `chars`: the last one is 1. */
  readonly starts: readonly number[]
}

/** Which characters of a place are meant. */
export type Kind = 'any' | 'separator' | 'other'

/** What is known of other places. */
export interface Around {
  /** The characters of all places of the field that hold more than one. */
  readonly varied: ReadonlySet<string>
  /** The letters beyond ASCII with which any field starts; undefined in the middle of a field. */
  readonly starts: ReadonlySet<string> | undefined
}

/** After so many restarts of a place, the characters that were not seen there are unlikely. */
const enoughRestarts = 12
/** The weight of a character that was not seen although the place restarted often. */
const unlikely = 0.3
/** How much less likely each further character above all seen ones is, at a place that did not restart yet. */
const falloff = 0.5

/** The characters that were seen at one place. */
export class Seen {
  readonly #counts = new Map<string, number>()
  readonly #choices: Partial<Record<Kind, Choices>> = {}
  /** How often the place started anew because an earlier one changed. */
  #restarts = 0

  constructor(char?: string) {
    if (char !== undefined) this.add(char, false)
  }

  get size(): number {
    return this.#counts.size
  }

  get chars(): string[] {
    return [...this.#counts.keys()]
  }

  get isKnown(): boolean {
    return this.#restarts >= enoughRestarts
  }

  /** True if the character is new here. */
  add(char: string, isRestart: boolean): boolean {
    if (isRestart) this.#restarts++
    const count = (this.#counts.get(char) ?? 0) + 1
    this.#counts.set(char, count)
    // The shares change little between the powers of two.
    if ((count & (count - 1)) === 0 || this.#restarts === enoughRestarts) this.forget()
    return count === 1
  }

  /** What can come is found out anew. */
  forget(): void {
    this.#choices.any = undefined
    this.#choices.separator = undefined
    this.#choices.other = undefined
  }

  choices(kind: Kind, { varied, starts }: Around): Choices {
    let found = this.#choices[kind]
    if (!found) {
      const chars = [...new Set([...this.chars, ...this.#unseen(varied, starts)])]
        .filter((char) => kind === 'any' || (kind === 'separator') === isSeparator(char))
        .sort(compareUtf8)
      found = { chars, starts: startsOf(this.#weigh(chars)) }
      this.#choices[kind] = found
    }
    return found
  }

  #weigh(chars: readonly string[]): number[] {
    const last = chars.findLastIndex((char) => this.#counts.has(char))
    return chars.map((char, index) => {
      const count = this.#counts.get(char)
      if (this.isKnown) return count === undefined ? unlikely : Math.sqrt(count) + 1
      return count === undefined && index > last ? 1 / (1 + (index - last) * falloff) : 1
    })
  }

  /** The characters that were not seen here, and can be expected. */
  #unseen(varied: ReadonlySet<string>, starts: ReadonlySet<string> | undefined): string[] {
    const seen = this.chars
    const unseen = seen.some((char) => varied.has(char) && !isLetterOfWord(char, varied)) ? [...varied] : []
    if (seen.some(isDigit)) unseen.push(...digits)
    // Names that differ in letters beyond ASCII differ in those of ASCII too.
    const differ = starts !== undefined && seen.filter(isLetter).length > 1
    if (differ && seen.some(isLower)) unseen.push(...lower)
    if (differ && seen.some(isUpper)) unseen.push(...upper)
    if (starts && seen.some(isLetter)) unseen.push(...starts)
    return unseen.filter((char) => !isSeparator(char))
  }
}

/** A letter of a field without digits. */
function isLetterOfWord(char: string, varied: ReadonlySet<string>): boolean {
  return !isDigit(char) && !digits.split('').some((digit) => varied.has(digit))
}

function startsOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const starts = weights.map((weight) => {
    const start = sum / total
    sum += weight
    return start
  })
  return [...starts, 1]
}
