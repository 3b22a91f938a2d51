import type { CompiledRule, PageKey } from '../rule/index.js'
import { sizeOf } from './page-slice.js'

/**
 * Whether a page brings nothing: no item, and no count above zero, such as DynamoDB's `Count` where `Select` is `COUNT`
 * and its `ScannedCount` where a filter lets nothing through. Without result keys, no page is known to be empty.
 */
export function isEmptyPage(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => isEmpty(key, key.read(page)))
}

function isEmpty(key: PageKey, value: unknown): boolean {
  return isNumber(value) ? !(value > 0) : holdsNoItem(key, value)
}

/** Whether a page has no item; its counts do not matter. */
export function hasNoItems(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => holdsNoItem(key, key.read(page)))
}

function holdsNoItem(key: PageKey, value: unknown): boolean {
  return isNumber(value) || typeof value === 'boolean' || value === '' || sizeOf(key, value) === 0
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
