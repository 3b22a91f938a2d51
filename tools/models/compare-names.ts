export interface NamedChange<T> {
  readonly came: (name: string, value: T) => string
  readonly went: (name: string) => string
  readonly stayed: (name: string, before: T, after: T) => readonly string[]
}

/** Compares the names of two tables, sorted: added names are only in the second, removed ones only in the first. */
export function compareNames<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
  { came, went, stayed }: NamedChange<T>,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined
    const now = Object.hasOwn(after, name) ? after[name] : undefined
    if (now === undefined) return [went(name)]
    return old === undefined ? [came(name, now)] : stayed(name, old, now)
  })
}
