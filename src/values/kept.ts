export interface KeptOptions<Value> {
  /** Whether a value can still be handed out. Default: always. */
  isFresh?(value: Value): boolean
  /** Whether a value that is no longer fresh is returned when fetching a new one fails. Default: never. */
  isUsable?(value: Value, error: unknown): boolean
  /** Maximum number of keys to keep; the oldest is dropped first. Default: no limit. */
  readonly most?: number
}

interface Entry<Value> {
  last?: { readonly value: Value }
  pending?: Promise<Value> | undefined
}

/**
 * Values that are fetched once per key and then kept: credentials, sessions, discovered endpoints. Calls that need the
 * same value at the same time share one fetch. A failure is not kept: all calls that waited for it get it, and the next
 * call fetches again.
 *
 * A fetch belongs to no call, so do not end it by a call's signal: a call that is aborted stops waiting, and the others
 * still get the value.
 */
export class Kept<Value> {
  readonly #entries = new Map<string, Entry<Value>>()

  constructor(private readonly options: KeptOptions<Value> = {}) {}

  /** The value of `key`; `fetch` is called only if no fresh value is kept and no other call is fetching one. */
  async get(key: string, fetch: () => Promise<Value>): Promise<Value> {
    const entry = this.#entries.get(key) ?? this.#add(key)
    const { last } = entry
    if (last && (this.options.isFresh?.(last.value) ?? true)) return last.value
    try {
      return await (entry.pending ?? this.#fetch(key, entry, fetch))
    } catch (error) {
      if (last && this.options.isUsable?.(last.value, error)) return last.value
      throw error
    }
  }

  /** The value of `key`, if one is kept and still fresh. */
  peek(key: string): Value | undefined {
    const last = this.#entries.get(key)?.last
    return last && (this.options.isFresh?.(last.value) ?? true) ? last.value : undefined
  }

  #add(key: string): Entry<Value> {
    const entry: Entry<Value> = {}
    this.#entries.set(key, entry)
    const oldest =
      this.#entries.size > (this.options.most ?? Number.POSITIVE_INFINITY) && this.#entries.keys().next()
    if (oldest && !oldest.done) this.#entries.delete(oldest.value)
    return entry
  }

  #fetch(key: string, entry: Entry<Value>, fetch: () => Promise<Value>): Promise<Value> {
    const pending = fetch()
    entry.pending = pending
    pending.then(
      (value) => {
        entry.pending = undefined
        entry.last = { value }
      },
      () => {
        entry.pending = undefined
        if (!entry.last && this.#entries.get(key) === entry) this.#entries.delete(key)
      },
    )
    return pending
  }
}
