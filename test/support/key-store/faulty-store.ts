import { isWellFormed } from '../../../src/values/index.js'
import { seededRandom } from '../seeded-random.js'
import type { Faults } from './faults.js'
import type { KeyStore } from './key-store.js'
import {
  answerList,
  type Disturbance,
  type ListAnswer,
  type ListInput,
  type ListOperation,
} from './list-answer.js'
import { StoreError } from './store-error.js'

export interface ListRequest {
  readonly operation: ListOperation
  readonly input: ListInput
}

/** Answers list requests from a store, with faults. */
export class FaultyStore {
  /** Keys that were created, or deleted, since the first request. */
  readonly changed = new Set<string>()
  /** Every request, in the order of arrival, those that failed too. */
  readonly requests: ListRequest[] = []
  readonly #random: () => number
  readonly #made: string[] = []

  constructor(
    readonly store: KeyStore,
    readonly faults: Faults = {},
  ) {
    this.#random = seededRandom(faults.seed ?? 1)
  }

  /** @throws StoreError */
  answer(request: ListRequest): ListAnswer {
    this.requests.push(request)
    const { throttled, reset, changes } = this.faults
    if (this.#falls(changes)) this.#change()
    if (this.#falls(throttled)) throw new StoreError('SlowDown', 'Please reduce your request rate.', 503)
    if (this.#falls(reset)) throw new StoreError('ECONNRESET', 'The connection was reset.', 0)
    return answerList(this.store, request, this.#disturbance(request))
  }

  #disturbance({ operation, input }: ListRequest): Disturbance {
    const { ignoresStart } = this.faults
    const most = this.#mostOn(input)
    const start = startOf(operation, input)
    if (start === undefined || (operation !== 'ListObjectsV2' && this.#isKnown(start))) return { most }
    return { most, ignoresStart: this.#falls(ignoresStart), misreads: this.#misreads(operation, start) }
  }

  /** The same for the same request: a position within a page would mean nothing if the page had another size each time. */
  #mostOn(input: ListInput): number | undefined {
    const { shortPages = 0, seed = 1 } = this.faults
    if (shortPages === 0) return undefined
    const random = seededRandom(hash(JSON.stringify(input)) + seed)
    const asked = Math.min(Number(input.MaxKeys ?? 1000), 1000)
    return random() < shortPages ? Math.floor(random() * asked) : undefined
  }

  #misreads(operation: ListOperation, start: string): Disturbance['misreads'] {
    const { returnsStart, skipsAfterAbsent } = this.faults
    if (skipsAfterAbsent && !this.#isKnown(start)) return 'skips-next'
    return returnsStart && operation === 'ListObjectsV2' ? 'returns-start' : undefined
  }

  /** A marker that the store gave: a key, or the beginning of one. */
  #isKnown(start: string): boolean {
    const { store } = this
    const rank = store.rankOf(start)
    return store.at(store.search((entry) => entry.rank >= rank))?.key.startsWith(start) ?? false
  }

  /** Creates a key beside one that exists, or deletes one. */
  #change(): void {
    const { store } = this
    const near = store.at(Math.floor(this.#random() * store.size))?.key ?? 'a'
    if (this.#random() < 0.5) {
      const key = near.slice(0, 1 + Math.floor(this.#random() * near.length)) + this.#made.length
      if (store.has(key) || !isWellFormed(key)) return
      this.#made.push(key)
      this.changed.add(key)
      store.put(key)
    } else {
      this.changed.add(near)
      store.remove(near)
    }
  }

  #falls(share = 0): boolean {
    return share > 0 && this.#random() < share
  }
}

function hash(text: string): number {
  let mixed = 0
  for (let index = 0; index < text.length; index++)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x85ebca6b)
  return mixed >>> 0
}

function startOf(operation: ListOperation, input: ListInput): string | undefined {
  const isToken = operation === 'ListObjectsV2' && typeof input.ContinuationToken === 'string'
  const value = isToken ? undefined : (input.StartAfter ?? input.Marker ?? input.KeyMarker)
  return typeof value === 'string' && value !== '' ? value : undefined
}
