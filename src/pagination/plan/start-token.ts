import type { WalkPlan } from './walk-plan.js'

/** The token with which a listing starts; undefined at its beginning. */
export function startToken({ start, pieces }: Pick<WalkPlan, 'start' | 'pieces'>): string | undefined {
  return pieces ? pieces.text : start.textUnlessBeginning
}
