import type { CompiledRule, PageKey } from '../rule/index.js'
import type { Delivered } from './delivered.js'
import { sizeOf } from './page-slice.js'
import { countFirst, inServiceOrder } from './service-order.js'

/**
 * Returns how many items of each key are among the first `count` items of a page, in the service's order. Only the items
 * of `counted` count; the page's other lists are delivered whole.
 */
export function firstItems(
  rule: CompiledRule,
  page: object,
  { counted, count }: { readonly counted: readonly PageKey[]; readonly count: number },
): Delivered {
  const { primary } = rule
  const [only] = counted
  const counts = counted.length === 1 && only ? new Map([[only.name, count]]) : undefined
  const first = counts ?? countFirst(rule, inServiceOrder(rule, counted, page), count)
  if (!primary || first.has(primary.name)) return first
  const whole = counted.includes(primary) ? 0 : sizeOf(primary, primary.read(page))
  return new Map([[primary.name, whole], ...first])
}

/** Returns all items of a page as delivered; undefined if the operation has no items. */
export function allItems({ primary }: CompiledRule, page: object): Delivered | undefined {
  return primary && new Map([[primary.name, sizeOf(primary, primary.read(page))]])
}

/** Returns how many items of the next page were delivered already, because `page` has fewer items than before. */
export function carriedOver(
  { resultKeys }: CompiledRule,
  page: object,
  delivered: Delivered,
): Delivered | undefined {
  const beyond = resultKeys.map((key) => {
    const count = (delivered.get(key.name) ?? 0) - sizeOf(key, key.read(page))
    return [key.name, Math.max(0, count)] as const
  })
  return beyond.some(([, count]) => count > 0) ? new Map(beyond) : undefined
}
