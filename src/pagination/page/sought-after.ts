import { type CompiledRule, canSeek, seekValues } from '../rule/index.js'
import { itemsOf } from './page-slice.js'
import { inServiceOrder } from './service-order.js'

export type Input = Readonly<Record<string, unknown>>

/**
 * The input members that list what follows a page's last item; undefined where the service cannot start by it. Of
 * several lists that are one sequence, the last item in the service's order counts; others go along with the first.
 */
export function soughtAfter(rule: CompiledRule, page: object, input: Input): Input | undefined {
  if (!canSeek(rule.seek, input)) return undefined
  const last = lastItem(rule, page)
  return last === undefined ? undefined : seekValues(rule.seek, last, input)
}

function lastItem(rule: CompiledRule, page: object): unknown {
  const { primary, resultKeys, sortedBy } = rule
  if (sortedBy) return inServiceOrder(rule, resultKeys, page).at(-1)?.item
  return primary && itemsOf(primary, primary.read(page)).at(-1)
}
