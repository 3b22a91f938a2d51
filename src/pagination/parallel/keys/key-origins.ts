import { compareUtf8 } from '../../../values/index.js'

/** The keys with which the first pages of ranges began, in their order. */
export class KeyOrigins {
  readonly #keys: string[] = []

  add(key: string): void {
    this.#keys.splice(this.#indexOf(key), 0, key)
  }

  /** The first one that is not before `key`. */
  from(key: string): string | undefined {
    return this.#keys[this.#indexOf(key)]
  }

  #indexOf(key: string): number {
    let [low, high] = [0, this.#keys.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareUtf8(this.#keys[middle] ?? '', key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
