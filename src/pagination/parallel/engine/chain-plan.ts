import type { WalkPlan } from '../../plan/index.js'

/** The plan of a piece's own chain: what belongs to the whole loop is not its business. */
export function chainPlan(plan: WalkPlan, chain: WalkPlan): WalkPlan {
  const { signal, deadline } = plan
  return { ...chain, signal, deadline, maxItems: undefined, checkpoint: undefined, pieces: undefined }
}
