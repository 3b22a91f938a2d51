import { hasTag } from './has-tag.js'

export function isSet(value: unknown): value is Set<unknown> {
  return hasTag(value, 'Set')
}
