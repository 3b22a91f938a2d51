import { hasTag } from './has-tag.js'

export function isMap(value: unknown): value is Map<unknown, unknown> {
  return hasTag(value, 'Map')
}
