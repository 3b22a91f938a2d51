import { AbortError } from '../../../src/errors/index.js'
import type { Failure, PageSender, SentPage } from '../../../src/pagination/index.js'
import { seededRandom } from '../seeded-random.js'
import type { FaultyStore } from './faulty-store.js'
import type { ListOperation } from './list-answer.js'
import { pageOf } from './page-of.js'
import { StoreError } from './store-error.js'
import { VirtualTime } from './virtual-time.js'

type Structure = Record<string, unknown>

export interface SenderOptions {
  readonly operation: ListOperation
  /** The shortest and the longest answer, in milliseconds of virtual time. @default [20, 20] */
  readonly latency?: readonly [number, number]
  /** @default 5 */
  readonly maxAttempts?: number
  readonly time?: VirtualTime
  readonly seed?: number
}

/** Sends the requests of listings to a store, in virtual time. It repeats attempts as the client does. */
export class StoreSender implements PageSender<Structure, Structure> {
  readonly time: VirtualTime
  readonly endpoint = this
  inFlight = 0
  mostInFlight = 0
  readonly #random: () => number

  constructor(
    readonly store: FaultyStore,
    readonly options: SenderOptions,
  ) {
    this.time = options.time ?? new VirtualTime()
    this.#random = seededRandom(options.seed ?? 7)
  }

  readonly startLoop = () => async (input: Structure, options: { readonly signal?: AbortSignal }) => {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight)
    try {
      return await this.#attempt(structuredClone(input), options.signal)
    } finally {
      this.inFlight--
    }
  }

  readonly readFailure = (error: unknown): Failure => {
    const { code, name, message, fault, attempts = 1, throttles = 0 } = Object(error)
    return {
      attempts,
      throttles,
      code: code ?? name,
      message: String(message),
      isRefusal: fault === 'client',
    }
  }

  readonly where = async () => ({ region: 'us-east-1', account: '123456789012' })

  async #attempt(input: Structure, signal: AbortSignal | undefined): Promise<SentPage<Structure>> {
    const { operation, latency: [least, most] = [20, 20], maxAttempts = 5 } = this.options
    const effort = { attempts: 0, throttles: 0 }
    for (;;) {
      await this.#wait(least + this.#random() * (most - least), signal)
      effort.attempts++
      try {
        return { page: pageOf(this.store.answer({ operation, input })), effort }
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        if (error.isThrottle) effort.throttles++
        if (!error.isTransient || effort.attempts >= maxAttempts)
          throw Object.assign(error, effort, error.isTransient ? {} : { fault: 'client' })
      }
      await this.#wait(this.#random() * 50 * 2 ** effort.attempts, signal)
    }
  }

  async #wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.time.wait(milliseconds, signal)
    } catch (error) {
      throw new AbortError('The request was aborted', { cause: error })
    }
  }
}
