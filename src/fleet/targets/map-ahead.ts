/**
 * Maps values in their order, with up to `most` of them at work ahead of the one that is asked for.
 *
 * @throws what the source or `map` throws, when its turn comes.
 */
export async function* mapAhead<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  most: number,
  map: (value: In) => Promise<Out>,
): AsyncGenerator<Out, void> {
  const running: Promise<Out>[] = []
  for await (const value of source) {
    const started = map(value)
    // Its turn may never come: then nobody waits for its failure.
    started.catch(() => {})
    running.push(started)
    const first = running.length >= most ? running.shift() : undefined
    if (first) yield await first
  }
  for (const started of running) yield await started
}
