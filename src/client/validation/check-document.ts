import { isPlainObject } from '../../values/index.js'
import { type Problems, showValue } from './problems.js'

/** Where a document's value is, and where to report what is wrong with it. */
interface DocumentPlace {
  readonly path: string
  readonly problems: Problems
  readonly depth?: number
}

/** Checks a document: it has no model and may be any JSON value. Its depth is limited, which also stops cycles. */
export function checkDocument(value: unknown, { path, problems, depth = 0 }: DocumentPlace): void {
  if (depth > 500) {
    problems.add(path, 'nested more than 500 levels deep, or contains itself')
    return
  }
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return
  if (typeof value === 'number' && Number.isFinite(value)) return
  const inside = (part: unknown, partPath: string) =>
    checkDocument(part, { path: partPath, problems, depth: depth + 1 })
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) inside(item, `${path}[${index}]`)
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) inside(item, `${path}.${key}`)
  } else {
    problems.add(path, `expected a JSON value, got ${showValue(value, false)}`)
  }
}
