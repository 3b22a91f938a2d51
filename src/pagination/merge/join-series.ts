type Structure = Readonly<Record<string, unknown>>

/** A list of series that continue over pages: an item is joined to the earlier one with the same id. */
export class JoinedSeries {
  readonly #all: unknown[] = []
  readonly #indexes = new Map<string, number>()

  constructor(
    /** The members that together identify a series. */
    private readonly names: readonly string[],
  ) {}

  get all(): readonly unknown[] {
    return this.#all
  }

  add(items: readonly unknown[]): void {
    for (const item of items) {
      const id = isStructure(item) ? this.#idOf(item) : undefined
      const index = id === undefined ? undefined : this.#indexes.get(id)
      const before = index === undefined ? undefined : this.#all[index]
      if (index !== undefined && isStructure(before) && isStructure(item))
        this.#all[index] = join(before, item)
      else {
        if (id !== undefined) this.#indexes.set(id, this.#all.length)
        this.#all.push(item)
      }
    }
  }

  /** undefined for an item without an id, which stays by itself. */
  #idOf(item: Structure): string | undefined {
    const parts = this.names.map((name) => item[name] ?? null)
    return parts.every((part) => part === null) ? undefined : JSON.stringify(parts, sortMembers)
  }
}

/** Lists are joined; of any other value, such as a status, the later page's counts. */
function join(before: Structure, item: Structure): Structure {
  const joined: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(item)) {
    const known = before[name]
    joined[name] = Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value
  }
  return joined
}

/** A part of an id can be a structure, whose members may come in any order. */
function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (!isStructure(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
