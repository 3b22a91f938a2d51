import type { WalkPlan } from '../plan/index.js'
import type { Division } from './division/index.js'
import { keyDivision } from './keys/index.js'

type Choice = Division<unknown> | { readonly oneChain: string }

/** How a listing is divided; or why it is one chain of pages after all. */
export function chooseDivision(plan: WalkPlan): Choice {
  const { dividedBy, context } = plan.rule
  if (!dividedBy) return { oneChain: `nothing divides ${context.operation}` }
  return keyDivision(plan)
}
