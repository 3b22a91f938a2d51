/**
 * An object that parses each of its values when it is first read, from text with one entry on each line:
 * `"Name":<JSON>,`.
 */
export function lazyRecord(text: string): Record<string, unknown> {
  const lines = linesByName(text)
  const parsed = new Map<string, unknown>()
  const read = (name: string): unknown => {
    if (parsed.has(name)) return parsed.get(name)
    const line = lines.get(name)
    if (line === undefined) return undefined
    const value: unknown = JSON.parse(line)
    parsed.set(name, value)
    return value
  }
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (target, name) => (typeof name === 'string' ? read(name) : undefined) ?? Reflect.get(target, name),
      has: (target, name) => lines.has(String(name)) || Reflect.has(target, name),
      ownKeys: () => [...lines.keys()],
      // A getter: `Object.keys` asks for every descriptor, and must not parse every value.
      getOwnPropertyDescriptor: (_, name) =>
        typeof name === 'string' && lines.has(name)
          ? { get: () => read(name), enumerable: true, configurable: true }
          : undefined,
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
    },
  )
}

/** The JSON of each entry. A name has no escaped characters. */
function linesByName(text: string): Map<string, string> {
  const lines = new Map<string, string>()
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    const colon = text.indexOf('":', at)
    const hasComma = text.charCodeAt(end - 1) === COMMA
    lines.set(text.slice(at + 1, colon), text.slice(colon + 2, hasComma ? end - 1 : end))
    at = end + 1
  }
  return lines
}

const COMMA = 0x2c
