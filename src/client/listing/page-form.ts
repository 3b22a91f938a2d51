import type { Member } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'

/** What the inputs of some pages of a listing have in common: all but the values of their tokens. */
export class PageForm {
  /** The tokens that the inputs have. */
  readonly tokens: readonly Member[]
  readonly #names: readonly string[]
  readonly #values: readonly unknown[]
  readonly #isToken: readonly boolean[]

  constructor(input: Structure, members: readonly Member[]) {
    this.#names = Object.keys(input)
    this.#values = Object.values(input)
    this.tokens = members.filter(({ name }) => input[name] != null)
    this.#isToken = this.#names.map((name) => this.tokens.some((member) => member.name === name))
  }

  /** Compares members by identity: a listing copies its input once, and passes the same values with every page. */
  matches(input: Structure): boolean {
    let index = 0
    for (const name in input) {
      if (name !== this.#names[index]) return false
      const value = input[name]
      const fits = this.#isToken[index] ? value != null : value === this.#values[index]
      if (!fits) return false
      index++
    }
    return index === this.#names.length
  }
}
