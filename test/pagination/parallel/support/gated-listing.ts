import { AbortError } from '../../../../src/errors/index.js'
import { loadModel } from '../../../../src/models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../../../../src/pagination/index.js'
import { FaultyStore } from '../../../support/key-store/faulty-store.js'
import { KeyStore } from '../../../support/key-store/key-store.js'
import { pageOf } from '../../../support/key-store/page-of.js'

type Structure = Record<string, unknown>

/** A request that the test answers. */
export interface Gate {
  readonly input: Structure
  readonly isAborted: boolean
  answer(): Promise<void>
  fail(error: Error): Promise<void>
}

export const keysOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `key-${String(index).padStart(6, '0')}`)

/** A listing of S3 keys whose requests wait until the test answers them. */
export class GatedListing {
  readonly #store: FaultyStore
  /** The requests that wait, oldest first. */
  waiting: Gate[] = []
  requests = 0

  constructor(keys: readonly string[]) {
    this.#store = new FaultyStore(new KeyStore(keys), {})
  }

  open(options: PaginateOptions): PageIterator<Structure, Record<string, unknown>, string> {
    const operation = loadModel('s3').operation('ListObjectsV2')
    if (!operation) throw new Error('S3 has no ListObjectsV2')
    const startLoop = () => (input: Structure, call: { readonly signal?: AbortSignal }) =>
      this.#request(input, call.signal)
    const readFailure = (error: unknown) => {
      const { name, message, throttles = 0 } = Object(error)
      return { code: String(name), message: String(message), isRefusal: false, attempts: 1, throttles }
    }
    const sender = { startLoop, readFailure, endpoint: this, where: async () => ({}) }
    const paginator = new Paginator<Structure, Structure>(operation, sender)
    return paginator.paginate({ Bucket: 'bucket' }, options)
  }

  /** Answers the requests that wait now, and those that follow, until `stop` says so or none waits. */
  async answerAll(stop: (listing: this) => boolean = () => false): Promise<void> {
    for (await settle(); this.waiting.length > 0 && !stop(this); await settle())
      await this.waiting[0]?.answer()
  }

  #request(input: Structure, signal: AbortSignal | undefined): Promise<{ page: Structure; effort: Effort }> {
    this.requests++
    return new Promise((resolve, reject) => {
      const leave = () => {
        signal?.removeEventListener('abort', abort)
        this.waiting = this.waiting.filter((other) => other !== gate)
        return settle()
      }
      let isAborted = signal?.aborted === true
      const gate: Gate = {
        input,
        get isAborted() {
          return isAborted
        },
        answer: () => {
          const page = pageOf(this.#store.answer({ operation: 'ListObjectsV2', input }))
          resolve({ page, effort: { attempts: 1, throttles: 0 } })
          return leave()
        },
        fail: (error) => {
          reject(error)
          return leave()
        },
      }
      const abort = () => {
        isAborted = true
        void gate.fail(new AbortError('The request was aborted', {}))
      }
      signal?.addEventListener('abort', abort)
      this.waiting.push(gate)
    })
  }
}

interface Effort {
  readonly attempts: number
  readonly throttles: number
}

/** Lets everything run that needs no answer. */
export async function settle(): Promise<void> {
  // What lists in pieces is loaded by the first loop.
  await import('../../../../src/pagination/parallel/open-pieces.js')
  for (const _ of [1, 2, 3]) await new Promise((resolve) => setImmediate(resolve))
}
