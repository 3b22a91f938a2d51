import type { WalkPlan } from '../plan/index.js'
import type { Division } from './division/index.js'

/** How a listing is divided; or why it is one chain of pages after all. */
export function chooseDivision(plan: WalkPlan): Division<unknown> | { readonly oneChain: string } {
  return { oneChain: `nothing divides ${plan.rule.context.operation}` }
}
