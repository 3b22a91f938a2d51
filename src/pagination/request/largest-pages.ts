import type { CompiledRule, LimitParameter } from '../rule/index.js'
import { isAboutPageSize, isAgainstPageSize } from './refused-size.js'

/** The largest pages that services accepted, where that was less than their models allow: for all of the process. */
const accepted = new WeakMap<CompiledRule, number>()

/** What `pageSize: 'max'` asks for at first: undefined where nobody knows a maximum, and the service's default it is. */
export function largestPage(rule: CompiledRule): number | undefined {
  return accepted.get(rule) ?? rule.limit?.max
}

/** The page size of one loop with `pageSize: 'max'`: as large as the service accepts. */
export class LargestPages {
  #size: number | undefined
  #isLessened = false

  constructor(
    private readonly rule: CompiledRule,
    private readonly limit: LimitParameter,
  ) {
    this.#size = largestPage(rule)
  }

  get size(): number | undefined {
    return this.#size
  }

  /** Takes a page that came. */
  accept(): void {
    if (this.#isLessened && this.#size !== undefined) accepted.set(this.rule, this.#size)
    this.#isLessened = false
  }

  /** Takes a refusal; true where it was for the size of the page, and a smaller one can be asked for. */
  lessen(error: unknown): boolean {
    const size = this.#size
    if (size === undefined) return false
    if (isAgainstPageSize(error, this.limit.name)) {
      // Not for its size: the parameter may not stand beside another one of this listing.
      this.#size = undefined
      this.#isLessened = false
      return true
    }
    if (size <= this.limit.min || !isAboutPageSize(error, this.limit.name)) return false
    // Another loop may have found out meanwhile.
    const known = largestPage(this.rule) ?? size
    this.#size = known < size ? known : Math.max(this.limit.min, Math.floor(size / 2))
    this.#isLessened = true
    return true
  }
}
