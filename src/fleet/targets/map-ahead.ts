interface Ahead {
  /** Maximum number of values at work, those apart that take longer than `patience`. */
  readonly most: number
  /** Milliseconds after which a value at work gives its place to another one. */
  readonly patience: number
}

/**
 * Maps values, up to `most` of them at once, and gives the results as they come: one that is slow holds no other one up,
 * and neither do many.
 *
 * @throws what the source or `map` throws.
 */
export async function* mapAhead<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  { most, patience }: Ahead,
  map: (value: In) => Promise<Out>,
): AsyncGenerator<Out, void> {
  const values = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  const arrivals = new Arrivals<Arrival<In, Out>>()
  const places = new Places(patience, () => arrivals.await(Promise.resolve('free')))
  let [isReading, isOver, atWork] = [false, false, 0]
  try {
    while (!isOver || atWork > 0) {
      if (!isReading && !isOver && places.taken < most) {
        isReading = true
        arrivals.await(Promise.resolve(values.next()).then((read) => ({ read })))
      }
      const arrival = await arrivals.next()
      if (arrival === 'free') continue
      if ('result' in arrival) {
        atWork--
        arrival.place.leave()
        yield arrival.result
        continue
      }
      isReading = false
      if (arrival.read.done) isOver = true
      else {
        atWork++
        const place = places.take()
        arrivals.await(
          map(arrival.read.value).then((result) => {
            place.keep()
            return { result, place }
          }),
        )
      }
    }
  } finally {
    places.close()
    const closed = Promise.resolve(values.return?.())
    // A source that is at work ends when it is: nobody waits for that.
    if (isReading) closed.catch(() => {})
    else await closed
  }
}

type Arrival<In, Out> =
  | { readonly read: IteratorResult<In> }
  | { readonly result: Out; readonly place: Place }
  | 'free'

/** The place of one value, from the start of its work until its result is taken. */
interface Place {
  /** The work is done. */
  keep(): void
  leave(): void
}

/** The places at work. One that is held too long is free again, although its work goes on. */
class Places {
  readonly #taken = new Map<object, ReturnType<typeof setTimeout>>()

  constructor(
    private readonly patience: number,
    private readonly onFree: () => void,
  ) {}

  get taken(): number {
    return this.#taken.size
  }

  take(): Place {
    const key = {}
    const timer = setTimeout(() => {
      this.#taken.delete(key)
      this.onFree()
    }, this.patience)
    this.#taken.set(key, timer)
    const keep = () => clearTimeout(timer)
    return { keep, leave: () => this.#taken.delete(key) }
  }

  close(): void {
    for (const timer of this.#taken.values()) clearTimeout(timer)
  }
}

/** What promises give, in the order in which they settle. Nobody needs to ask for a failure. */
class Arrivals<T> {
  readonly #settled: (() => T)[] = []
  #wake = () => {}

  await(work: Promise<T>): void {
    work.then(
      (value) => this.#arrive(() => value),
      (error) =>
        this.#arrive(() => {
          throw error
        }),
    )
  }

  /** @throws what the promise rejects with. */
  async next(): Promise<T> {
    for (;;) {
      const read = this.#settled.shift()
      if (read) return read()
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #arrive(read: () => T): void {
    this.#settled.push(read)
    this.#wake()
  }
}
