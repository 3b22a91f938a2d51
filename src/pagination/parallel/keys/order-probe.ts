import { compareUtf8 } from '../../../values/index.js'
import { isSafe } from './split-point.js'

/** Behind every character from U+E000 on that keys have, and below those above U+FFFF: in UTF-16 units it is above them. */
const between = '\ufffd'
/** A page without keys shows nothing. After so many of them, nobody asks again. */
const mostQuestions = 3

/**
 * Finds out with one request how a service sorts keys: by UTF-8 bytes, as S3 does, or by UTF-16 units. Once a key with a
 * character above U+FFFF is known, such as `a/📷.jpg`, a page that starts after `a/` and U+FFFD begins with it, or with
 * another such key, only if the service sorts by bytes.
 *
 * A service that ignores the start would list the beginning of the listing. So a key below the start must be known: then
 * that page would begin with one that is not behind it.
 */
export class OrderProbe {
  #least: string | undefined
  #start: string | undefined
  #questions = 0
  #isOver = false

  /** `common`: all keys of the listing have so many units in common at their start. */
  constructor(private readonly common: number) {}

  /** Keys that were listed. */
  saw(keys: readonly string[]): void {
    for (const key of keys) {
      const index = this.#highIndex(key)
      if (index >= 0) this.#start = key.slice(0, index) + between
      else if (isSafe(key, { order: undefined, common: this.common })) this.#sawSafe(key)
    }
  }

  /** Where to start the page; undefined if no request would show the order. */
  get start(): string | undefined {
    const [start, least] = [this.#start, this.#least]
    if (this.#isOver || start === undefined || least === undefined) return undefined
    return compareUtf8(least, start) < 0 ? start : undefined
  }

  /** The page is requested. */
  ask(): void {
    this.#questions++
    this.#isOver = true
  }

  /** Whether a page after `start` that begins with `first` shows that the service sorts by bytes. */
  showsBytes(start: string, first: string | undefined): boolean {
    if (first === undefined) this.#isOver = this.#questions >= mostQuestions
    return first !== undefined && compareUtf8(first, start) > 0 && first < start
  }

  #sawSafe(key: string): void {
    if (this.#least === undefined || compareUtf8(key, this.#least) < 0) this.#least = key
  }

  /** Where the first character above U+FFFF is. */
  #highIndex(key: string): number {
    const index = key.slice(this.common).search(/[\ud800-\udbff]/)
    return index < 0 ? index : index + this.common
  }
}
