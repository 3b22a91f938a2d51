import { platform } from '../../../platform/index.js'
import { writeJson } from '../../../values/index.js'

/** Characters of a hash that are kept: enough that no two items of a listing share them. */
const kept = 24

/** Which items of the latest times were written. */
export class SeenItems {
  /** The times of items by their hashes, in the order in which they were seen. */
  readonly #times = new Map<string, number>()

  /** Adds an item; false if it was there. */
  add(item: unknown, time: number): boolean {
    const hash = platform.sha256Hex(writeJson(item)).slice(0, kept)
    if (this.#times.has(hash)) return false
    this.#times.set(hash, time)
    return true
  }

  /** Forgets the items before a time: they are not asked for again. */
  forgetBefore(time: number): void {
    for (const [hash, own] of this.#times) if (own < time) this.#times.delete(hash)
  }
}
