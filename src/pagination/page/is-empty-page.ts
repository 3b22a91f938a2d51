import type { CompiledRule, PageKey } from '../rule/index.js'
import { sizeOf } from './page-slice.js'

/**
 * True if a page has no item and no count above zero. DynamoDB returns only a `Count` if `Select` is `COUNT`, and only a
 * `ScannedCount` if no item passes the filter. Without result keys, no page counts as empty.
 */
export function isEmptyPage(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => isEmpty(key, key.read(page)))
}

function isEmpty(key: PageKey, value: unknown): boolean {
  return isNumber(value) ? !(value > 0) : holdsNoItem(key, value)
}

/** True if a page has no item, whatever its counts are. */
export function hasNoItems(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => holdsNoItem(key, key.read(page)))
}

function holdsNoItem(key: PageKey, value: unknown): boolean {
  return isNumber(value) || typeof value === 'boolean' || value === '' || sizeOf(key, value) === 0
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
