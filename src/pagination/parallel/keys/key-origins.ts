import { compareUtf8 } from '../../../values/index.js'

/** More keys are not kept: a listing of millions of ranges needs no more memory than one of thousands. */
const most = 2000

/** The keys with which the first pages of ranges began, in their order. If there are too many, every other one is forgotten. */
export class KeyOrigins {
  #keys: string[] = []

  add(key: string): void {
    this.#keys.splice(this.#indexOf(key), 0, key)
    if (this.#keys.length > most) this.#keys = this.#keys.filter((_, index) => index % 2 === 0)
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
