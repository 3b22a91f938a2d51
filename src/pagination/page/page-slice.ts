import { slicePart } from '../../values/index.js'
import { type CompiledRule, type PageKey, withValue } from '../rule/index.js'
import type { Delivered } from './delivered.js'

/** Returns how many items `maxItems` counts: a list's elements, a string's characters, a map's entries, else one. */
export function sizeOf(key: PageKey, value: unknown): number {
  if (value === null || value === undefined) return 0
  if (Array.isArray(value)) return value.length
  if (typeof value === 'string') return characters(value).length
  return isMap(key, value) ? Object.keys(value).length : 1
}

/** Returns what `items()` yields for one page: a list's elements, a map's entries, or any other value itself. */
export function itemsOf(key: PageKey, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value
  return isMap(key, value) ? Object.entries(value) : [value]
}

/** Returns the number of items that these keys have together on a page. */
export function countItems(keys: readonly PageKey[], page: object): number {
  return keys.reduce((sum, key) => sum + sizeOf(key, key.read(page)), 0)
}

/** Returns a copy of `page` with only as many items of each key as `kept` has; keys not in `kept` keep all. */
export function keepFirst({ resultKeys }: CompiledRule, page: object, kept: Delivered): object {
  return resultKeys.reduce((copy, key) => {
    const count = kept.get(key.name)
    const value = key.read(page)
    const isWhole = count === undefined || value === null || value === undefined
    return isWhole ? copy : withValue(copy, key.path, slice(key, value, [0, count]))
  }, page)
}

/** Returns a copy of `page` without the first `count` items of one result key. */
export function dropItems(page: object, key: PageKey, count: number): object {
  return withValue(page, key.path, slice(key, key.read(page), [count]))
}

/**
 * Returns a copy of `page` without what an earlier listing delivered: the first items of the keys in `delivered`, and all
 * items of the other keys. Numbers stay, because they are counts of the service.
 */
export function dropFirst({ resultKeys }: CompiledRule, page: object, delivered: Delivered): object {
  return resultKeys.reduce((copy, key) => {
    const count = delivered.get(key.name)
    const value = key.read(page)
    if (value === null || value === undefined) return copy
    return withValue(copy, key.path, count === undefined ? emptied(value) : slice(key, value, [count]))
  }, page)
}

type Range = readonly [start: number, end?: number | undefined]

function slice(key: PageKey, value: unknown, [start, end = Number.POSITIVE_INFINITY]: Range): unknown {
  if (Array.isArray(value)) return slicePart(value, start, end)
  if (typeof value === 'string') return characters(value).slice(start, end).join('')
  if (isMap(key, value)) return Object.fromEntries(Object.entries(value).slice(start, end))
  return start === 0 && end > 0 ? value : undefined
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return []
  if (typeof value === 'string') return ''
  return typeof value === 'object' ? undefined : value
}

/** Splits by code points, as Python counts characters. */
function characters(text: string): readonly string[] {
  return [...text]
}

function isMap(key: PageKey, value: unknown): value is Record<string, unknown> {
  return key.isMap && typeof value === 'object' && value !== null
}
