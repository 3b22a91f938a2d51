/**
 * Merges groups of jobs, such as those of an account: up to `width` groups are open at once, and each gives one job in
 * turn. A group that has ended makes room for the next one. A group that is slow to come holds no other one up.
 *
 * @throws what the source of the groups, or a group, throws.
 */
export async function* interleave<J>(
  groups: AsyncIterable<AsyncIterable<J> | Iterable<J>>,
  width: number,
): AsyncGenerator<J, void> {
  const source = new GroupSource(groups)
  const open: (AsyncIterator<J> | Iterator<J>)[] = []
  try {
    for (;;) {
      if (open.length === 0) await source.arrival()
      const group = source.take()
      if (group) open.push(group)
      if (open.length < width) source.ask()
      if (open.length === 0 && source.isOver) return
      for (const group of [...open]) {
        const job = await group.next()
        if (job.done) open.splice(open.indexOf(group), 1)
        else yield job.value
      }
    }
  } finally {
    for (const group of open) await group.return?.()
    await source.close()
  }
}

type Groups<J> = AsyncIterable<AsyncIterable<J> | Iterable<J>>

/** Asks for one group at a time, without waiting for it. */
class GroupSource<J> {
  readonly #source: AsyncIterator<AsyncIterable<J> | Iterable<J>>
  #asked: Promise<void> | undefined
  #arrived: AsyncIterable<J> | Iterable<J> | undefined
  #failure: { readonly error: unknown } | undefined
  isOver = false

  constructor(groups: Groups<J>) {
    this.#source = groups[Symbol.asyncIterator]()
  }

  ask(): void {
    if (this.isOver || this.#failure || this.#asked || this.#arrived) return
    this.#asked = this.#read()
  }

  /** Resolves when there is a group to take, or no more of them. */
  async arrival(): Promise<void> {
    this.ask()
    await this.#asked
  }

  /** The group that has arrived. */
  take(): AsyncIterator<J> | Iterator<J> | undefined {
    if (this.#failure) throw this.#failure.error
    const group = this.#arrived
    this.#arrived = undefined
    return group && iteratorOf(group)
  }

  /** A source that is at work ends when it is: nobody waits for that. */
  async close(): Promise<void> {
    const closed = Promise.resolve(this.#source.return?.())
    if (this.#asked) closed.catch(() => {})
    else await closed
  }

  async #read(): Promise<void> {
    try {
      const next = await this.#source.next()
      if (next.done) this.isOver = true
      else this.#arrived = next.value
    } catch (error) {
      this.#failure = { error }
    }
    this.#asked = undefined
  }
}

function iteratorOf<J>(group: AsyncIterable<J> | Iterable<J>): AsyncIterator<J> | Iterator<J> {
  return Symbol.asyncIterator in group ? group[Symbol.asyncIterator]() : group[Symbol.iterator]()
}
