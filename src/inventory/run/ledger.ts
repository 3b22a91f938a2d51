import type { TargetOutcome } from '../../fleet/index.js'
import type { InventoryProgress, InventoryReceipt } from '../contract/index.js'

/** An operation that ended, and where. */
export type Ended = Omit<InventoryReceipt, 'outcome'> & { readonly outcome: TargetOutcome }

/** The numbers of one receipt: the operation, the place, the outcome, the items. */
const FIELDS = 4
const FIRST_RECEIPTS = 256

/**
 * The receipts of an inventory. Five hundred accounts with twenty regions have millions of them, so each is four numbers
 * until somebody reads it; only errors take more.
 */
export class Ledger {
  readonly #operations = new Names<readonly [service: string, operation: string]>()
  readonly #places = new Names<readonly [account: string, region: string]>()
  readonly #outcomes = new Names<readonly [outcome: TargetOutcome]>()
  readonly #errors = new Map<number, NonNullable<InventoryReceipt['error']>>()
  #numbers = new Uint32Array(FIRST_RECEIPTS * FIELDS)
  #count = 0
  #total = 0
  #items = 0
  #isTotalKnown = false

  get progress(): InventoryProgress {
    return { done: this.#count, total: this.#total, isTotalKnown: this.#isTotalKnown, items: this.#items }
  }

  /** All receipts, in the order in which the operations ended. */
  get receipts(): readonly InventoryReceipt[] {
    return Array.from({ length: this.#count }, (_, index) => this.#read(index))
  }

  /** So many operations more have to be called. */
  expect(count: number): void {
    this.#total += count
  }

  expectNoMore(): void {
    this.#isTotalKnown = true
  }

  countItems(count: number): void {
    this.#items += count
  }

  add({ service, operation, account, region, outcome, items, error }: Ended): void {
    const at = this.#count++ * FIELDS
    if (at === this.#numbers.length) {
      const grown = new Uint32Array(at * 2)
      grown.set(this.#numbers)
      this.#numbers = grown
    }
    this.#numbers[at] = this.#operations.indexOf([service, operation])
    this.#numbers[at + 1] = this.#places.indexOf([account, region])
    this.#numbers[at + 2] = this.#outcomes.indexOf([outcome])
    this.#numbers[at + 3] = items
    if (error) this.#errors.set(this.#count - 1, error)
  }

  #read(index: number): InventoryReceipt {
    const [operationIndex = 0, place = 0, outcomeIndex = 0, items = 0] = this.#numbers.subarray(index * FIELDS)
    const [service, operation] = this.#operations.at(operationIndex)
    const [account, region] = this.#places.at(place)
    const [outcome] = this.#outcomes.at(outcomeIndex)
    const error = this.#errors.get(index)
    return { service, operation, account, region, outcome, items, ...(error && { error }) }
  }
}

/** Values by number, each once. */
class Names<Value extends readonly string[]> {
  readonly #indexes = new Map<string, number>()
  readonly #values: Value[] = []

  indexOf(value: Value): number {
    const key = value.join('\0')
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    this.#indexes.set(key, this.#values.length)
    return this.#values.push(value) - 1
  }

  at(index: number): Value {
    const value = this.#values[index]
    if (!value) throw new RangeError(`no name has the number ${index}`)
    return value
  }
}
