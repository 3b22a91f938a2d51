import { isObject } from '../../values/index.js'

/**
 * An object that parses each of its values, which are objects, when it is first read, from text with one entry on each
 * line: `"Name":<JSON>,`. If that fails, the reader gets the error that `toError` makes.
 */
export function lazyRecord(text: string, toError: (cause: unknown) => unknown): Record<string, unknown> {
  const entries = entriesOf(text)
  const read = (name: string): unknown => {
    const entry = entries.get(name)
    if (typeof entry !== 'string') return entry
    const value = parseEntry(name, entry, toError)
    // In place of its text: when all are parsed, nothing keeps the text of the file.
    entries.set(name, value)
    return value
  }
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (target, name) => (typeof name === 'string' ? read(name) : undefined) ?? Reflect.get(target, name),
      has: (target, name) => entries.has(String(name)) || Reflect.has(target, name),
      ownKeys: () => [...entries.keys()],
      // A getter: `Object.keys` asks for every descriptor, and must not parse every value.
      getOwnPropertyDescriptor: (_, name) =>
        typeof name === 'string' && entries.has(name)
          ? { get: () => read(name), enumerable: true, configurable: true }
          : undefined,
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
    },
  )
}

function parseEntry(name: string, json: string, toError: (cause: unknown) => unknown): object {
  try {
    const value: unknown = JSON.parse(json)
    if (isObject(value)) return value
    throw new SyntaxError(`"${name}" must be an object`)
  } catch (cause) {
    throw toError(cause)
  }
}

/** The JSON of each entry. A name has no escaped characters. */
function entriesOf(text: string): Map<string, string | object> {
  const entries = new Map<string, string | object>()
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    const colon = text.indexOf('":', at)
    if (text[at] !== '"' || colon < 0 || colon > end)
      throw new SyntaxError(`a line has no name: ${text.slice(at, Math.min(end, at + 40))}`)
    const hasComma = text.charCodeAt(end - 1) === COMMA
    entries.set(text.slice(at + 1, colon), text.slice(colon + 2, hasComma ? end - 1 : end))
    at = end + 1
  }
  return entries
}

const COMMA = 0x2c
