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

  /** A page that was requested with this size arrived. */
  accept(sent = this.#size): void {
    if (sent !== this.#size) return
    if (this.#isReduced && sent !== undefined) rememberLargestPage(this.rule, this.endpoint, sent)
    this.#isReduced = false
  }

  /** A page that was requested with this size failed. True if the endpoint refused the size and a smaller one is worth a request. */
  reduceAfter(failure: Failure, sent = this.#size): boolean {
    if (sent === undefined) return false
    const isAgainst = isAgainstPageSize(failure, this.limit.name)
    if (!isAgainst && !isAboutPageSize(failure, this.limit.name)) return false
    // Another request of this loop was refused meanwhile.
    if (sent !== this.#size) return true
    if (isAgainst) {
      // No size would do: this listing has another parameter that excludes the limit.
      this.#size = undefined
      this.#isReduced = false
      return true
    }
    if (sent <= this.limit.min) return false
    // Another loop may have found a smaller size meanwhile.
    const known = largestPage(this.rule, this.endpoint) ?? sent
    this.#size = known < sent ? known : Math.max(this.limit.min, Math.floor(sent / 2))
    this.#isReduced = true
    return true
  }
}
