import { hasTag } from './has-tag.js'

export function isDate(value: unknown): value is Date {
  return hasTag(value, 'Date')
}
