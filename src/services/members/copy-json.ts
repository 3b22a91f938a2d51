import { setOwn } from '../../values/index.js'

/** A copy of a value that `JSON.parse` gave. */
export function copyJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyJson)
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) setOwn(copy, name, copyJson(Reflect.get(value, name)))
  return copy
}
