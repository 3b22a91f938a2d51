import type { TargetOutcome } from '../../fleet/index.js'
import type { InventoryProgress, InventoryReceipt } from '../contract/index.js'
import { type ChosenCall, withAccount } from '../operations/index.js'

/** A call that ended, and where. */
export interface Ended extends Pick<InventoryReceipt, 'account' | 'region' | 'outcome' | 'items' | 'error'> {
  readonly call: Pick<ChosenCall, 'service' | 'operation' | 'input'>
}

/** The numbers of one receipt: the call, the place, the outcome, the items. */
const FIELDS = 4
const FIRST_RECEIPTS = 256

/**
 * The receipts of an inventory. Five hundred accounts with twenty regions have millions of them, so each is four numbers
 * until somebody reads it; only errors take more.
 */
export class Ledger {
  readonly #calls = new Numbered<Ended['call']>((call) => call)
  readonly #places = new Numbered<Pick<Ended, 'account' | 'region'>>(
    ({ account, region }) => `${account}\0${region}`,
  )
  readonly #outcomes = new Numbered<TargetOutcome>((outcome) => outcome)
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

  add({ call, account, region, outcome, items, error }: Ended): void {
    const at = this.#count++ * FIELDS
    if (at === this.#numbers.length) {
      const grown = new Uint32Array(at * 2)
      grown.set(this.#numbers)
      this.#numbers = grown
    }
    this.#numbers[at] = this.#calls.numberOf(call)
    this.#numbers[at + 1] = this.#places.numberOf({ account, region })
    this.#numbers[at + 2] = this.#outcomes.numberOf(outcome)
    this.#numbers[at + 3] = items
    if (error) this.#errors.set(this.#count - 1, error)
  }

  #read(index: number): InventoryReceipt {
    const [call = 0, place = 0, outcome = 0, items = 0] = this.#numbers.subarray(index * FIELDS)
    const { service, operation, input } = this.#calls.at(call)
    const { account, region } = this.#places.at(place)
    const error = this.#errors.get(index)
    return {
      service,
      operation,
      ...(input && { input: withAccount(input, account) }),
      account,
      region,
      outcome: this.#outcomes.at(outcome),
      items,
      ...(error && { error }),
    }
  }
}

/** Values by number, each once; values with the same key are the same. */
class Numbered<Value> {
  readonly #numbers = new Map<unknown, number>()
  readonly #values: Value[] = []

  constructor(private readonly keyOf: (value: Value) => unknown) {}

  numberOf(value: Value): number {
    const key = this.keyOf(value)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#values.length)
    return this.#values.push(value) - 1
  }

  at(number: number): Value {
    const value = this.#values[number]
    if (value === undefined) throw new RangeError(`no value has the number ${number}`)
    return value
  }
}
