import { isObject } from '../../values/index.js'

/** The input of a call with the account's id in place of `$account`. */
export function withAccount(input: Readonly<Record<string, unknown>>, id: string): Record<string, unknown> {
  const fill = (value: unknown): unknown => {
    if (value === '$account') return id
    if (Array.isArray(value)) return value.map(fill)
    return isObject(value) ? withAccount(value, id) : value
  }
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, fill(value)]))
}
