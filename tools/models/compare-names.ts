export interface NamedChange<T> {
  readonly came: (name: string, value: T) => string
  readonly went: (name: string) => string
  readonly stayed: (name: string, before: T, after: T) => readonly string[]
}

/** Goes through what two tables name, sorted: what only the second has came, what only the first has went. */
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
