type Structure = Readonly<Record<string, unknown>>

/** A list of series that go on over pages: what follows under the same name is joined to what came before. */
export class JoinedSeries {
  readonly #all: unknown[] = []
  readonly #places = new Map<string, number>()

  constructor(
    /** The members that name a series together. */
    private readonly names: readonly string[],
  ) {}

  get all(): readonly unknown[] {
    return this.#all
  }

  add(items: readonly unknown[]): void {
    for (const item of items) {
      const id = isStructure(item) ? this.#idOf(item) : undefined
      const place = id === undefined ? undefined : this.#places.get(id)
      const before = place === undefined ? undefined : this.#all[place]
      if (place !== undefined && isStructure(before) && isStructure(item))
        this.#all[place] = join(before, item)
      else {
        if (id !== undefined) this.#places.set(id, this.#all.length)
        this.#all.push(item)
      }
    }
  }

  /** undefined for an item that has no name: it stays by itself. */
  #idOf(item: Structure): string | undefined {
    const parts = this.names.map((name) => item[name] ?? null)
    return parts.every((part) => part === null) ? undefined : JSON.stringify(parts, inOneOrder)
  }
}

/** Lists go on; of anything else, such as a state, the later page's counts. */
function join(before: Structure, item: Structure): Structure {
  const joined: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(item)) {
    const known = before[name]
    joined[name] = Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value
  }
  return joined
}

/** A name can be a structure, whose members may come in any order. */
function inOneOrder(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (!isStructure(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
