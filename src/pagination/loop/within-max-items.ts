import { countItems, type Delivered, firstItems } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'

/**
 * Whether a page fits into `maxItems` after `items` items, `'exactly'` if nothing may follow it; if not, which of its
 * items do.
 */
export function withinMaxItems(
  { rule, counted, maxItems }: WalkPlan,
  items: number,
  page: object,
): 'fits' | 'exactly' | Delivered {
  if (maxItems === undefined) return 'fits'
  const left = maxItems - items
  const size = countItems(counted, page)
  if (size > left) return firstItems(rule, page, { counted, count: left })
  return size === left ? 'exactly' : 'fits'
}
