import { isObject } from '../values/index.js'

/** `extra` laid over `base`, objects merged key by key, anything else replaced. Neither is written to. */
export function mergeExtras(base: unknown, extra: unknown): unknown {
  if (!isObject(base) || !isObject(extra)) return extra
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(extra)) {
    merged.set(key, merged.has(key) ? mergeExtras(merged.get(key), value) : value)
  }
  return Object.fromEntries(merged)
}
