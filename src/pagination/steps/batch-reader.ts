import { isPending, type Placed, type Read, type Reader } from './reader.js'

/** Joins values into arrays of `size`. The last one is shorter. */
export class BatchReader<Value, Place> implements Reader<Value[], Place> {
  /** What was read of the next batch. */
  #batch: Value[] = []
  #last: Placed<Value, Place> | undefined
  /** An error after which nothing can be read, thrown once the batch before it was delivered. */
  #failure: { readonly error: unknown } | undefined

  constructor(
    private readonly source: Reader<Value, Place>,
    private readonly size: number,
  ) {}

  async read(): Promise<Read<Value[], Place>> {
    if (this.#failure) this.#throw(this.#failure)
    try {
      while (this.#batch.length < this.size) {
        const reading = this.source.read()
        const next = isPending(reading) ? await reading : reading
        if (!next) break
        this.#batch.push(next.value)
        this.#last = next
      }
    } catch (error) {
      if (this.#batch.length === 0 || !this.isFinal(error)) throw error
      this.#failure = { error }
    }
    return this.#take()
  }

  stop(reason?: unknown): void {
    this.source.stop(reason)
  }

  isFinal(error: unknown): boolean {
    return this.source.isFinal(error)
  }

  #throw({ error }: { readonly error: unknown }): never {
    this.#failure = undefined
    throw error
  }

  #take(): Read<Value[], Place> {
    const value = this.#batch
    if (value.length === 0 || !this.#last) return undefined
    this.#batch = []
    return { value, place: this.#last.place }
  }
}
