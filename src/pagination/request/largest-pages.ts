import type { Failure } from '../plan/index.js'
import type { CompiledRule, LimitParameter } from '../rule/index.js'
import { largestPage, rememberLargestPage } from './accepted-sizes.js'
import { isAboutPageSize, isAgainstPageSize } from './refused-size.js'

/** The page size of one loop with `pageSize: 'max'`: the largest that the endpoint accepts. */
export class LargestPages {
  #size: number | undefined
  /** True from a refusal until a page of the smaller size arrives. */
  #isReduced = false

  constructor(
    private readonly rule: CompiledRule,
    private readonly limit: LimitParameter,
    private readonly endpoint: object,
  ) {
    this.#size = largestPage(rule, endpoint)
  }

  get size(): number | undefined {
    return this.#size
  }

  /** A page of this size arrived. */
  accept(): void {
    if (this.#isReduced && this.#size !== undefined) rememberLargestPage(this.rule, this.endpoint, this.#size)
    this.#isReduced = false
  }

  /** A page of this size failed. True if the endpoint refused the size and a smaller one is worth a request. */
  reduceAfter(failure: Failure): boolean {
    const size = this.#size
    if (size === undefined) return false
    if (isAgainstPageSize(failure, this.limit.name)) {
      // No size would do: this listing has another parameter that excludes the limit.
      this.#size = undefined
      this.#isReduced = false
      return true
    }
    if (size <= this.limit.min || !isAboutPageSize(failure, this.limit.name)) return false
    // Another loop may have found a smaller size meanwhile.
    const known = largestPage(this.rule, this.endpoint) ?? size
    this.#size = known < size ? known : Math.max(this.limit.min, Math.floor(size / 2))
    this.#isReduced = true
    return true
  }
}
