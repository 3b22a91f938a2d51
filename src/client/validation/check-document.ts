import { isPlainObject } from '../../values/index.js'
import { type Problems, showValue } from './problems.js'

/** A document has no model: anything that JSON can say. A value that holds itself is caught by its depth. */
export function checkDocument(value: unknown, path: string, problems: Problems, depth = 0): void {
  if (depth > 500) {
    problems.add(path, 'nested deeper than 500 levels, or holding itself')
    return
  }
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return
  if (typeof value === 'number' && Number.isFinite(value)) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkDocument(item, `${path}[${index}]`, problems, depth + 1)
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value))
      checkDocument(item, `${path}.${key}`, problems, depth + 1)
  } else {
    problems.add(path, `expected a value that JSON can hold, got ${showValue(value, false)}`)
  }
}
