import type { WalkPlan } from '../plan/index.js'
import type { Division } from './division/index.js'
import { keyDivision } from './keys/index.js'
import { segmentDivision } from './segments/index.js'
import { shardDivision } from './shards/index.js'
import { timeDivision } from './times/index.js'

type Choice = Division<unknown> | { readonly oneChain: string }

/** How a listing is divided; or why it is one chain of pages after all. */
export function chooseDivision(plan: WalkPlan): Choice {
  const { dividedBy, context } = plan.rule
  if (!dividedBy) return { oneChain: `nothing divides ${context.operation}` }
  if (dividedBy.kind === 'keys') return keyDivision(plan)
  if (dividedBy.kind === 'shards') return shardDivision(plan, dividedBy)
  // Nobody knows in which piece such a token is.
  if (plan.start.textUnlessBeginning !== undefined)
    return { oneChain: 'the starting token is that of a single chain' }
  return dividedBy.kind === 'segments' ? segmentDivision(plan, dividedBy) : timeDivision(plan, dividedBy)
}
