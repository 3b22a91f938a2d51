import { type CompiledRule, canSeek, seekValues } from '../rule/index.js'
import { itemsOf } from './page-slice.js'
import { inServiceOrder } from './service-order.js'

export type Input = Readonly<Record<string, unknown>>

/**
 * Returns the input members that continue after a page's last item; undefined if the service cannot start after it. If
 * several lists are one sorted sequence, it is the last item in that order; otherwise the last item of the first list.
 */
export function seekAfterPage(rule: CompiledRule, page: object, input: Input): Input | undefined {
  if (!canSeek(rule.seek, input)) return undefined
  const last = lastItem(rule, page)
  return last === undefined ? undefined : seekValues(rule.seek, last, input)
}

function lastItem(rule: CompiledRule, page: object): unknown {
  const { primary, resultKeys, sortedBy } = rule
  if (sortedBy) return inServiceOrder(rule, resultKeys, page).at(-1)?.item
  return primary && itemsOf(primary, primary.read(page)).at(-1)
}
