import { isObject } from '../values/index.js'

/** `base` with `extra` merged in: objects key by key, other values replaced. Neither is written. */
export function mergeExtras(base: unknown, extra: unknown): unknown {
  if (!isObject(base) || !isObject(extra)) return extra
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(extra)) {
    merged.set(key, merged.has(key) ? mergeExtras(merged.get(key), value) : value)
  }
  return Object.fromEntries(merged)
}
