/**
 * Maps values, up to `most` of them at once, and gives the results as they come: one that is slow holds no other one up.
 *
 * @throws what the source or `map` throws.
 */
export async function* mapAhead<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  most: number,
  map: (value: In) => Promise<Out>,
): AsyncGenerator<Out, void> {
  const values = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  const arrivals = new Arrivals<{ readonly read: IteratorResult<In> } | { readonly result: Out }>()
  let [isReading, isOver, atWork] = [false, false, 0]
  try {
    while (!isOver || atWork > 0) {
      if (!isReading && !isOver && atWork < most) {
        isReading = true
        arrivals.await(Promise.resolve(values.next()).then((read) => ({ read })))
      }
      const arrival = await arrivals.next()
      if ('result' in arrival) {
        atWork--
        yield arrival.result
        continue
      }
      isReading = false
      if (arrival.read.done) isOver = true
      else {
        atWork++
        arrivals.await(map(arrival.read.value).then((result) => ({ result })))
      }
    }
  } finally {
    const closed = Promise.resolve(values.return?.())
    // A source that is at work ends when it is: nobody waits for that.
    if (isReading) closed.catch(() => {})
    else await closed
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
