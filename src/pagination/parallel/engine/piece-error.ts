import { type StuckLoop, stuckError, tokenExpired } from '../../loop/index.js'
import type { WalkPlan } from '../../plan/index.js'
import type { Outcome } from '../../receipt/index.js'
import type { Piece } from './piece.js'

/** What the consumer is told of a piece that failed. Another request may succeed, unless the piece is stuck. */
export function pieceError(
  { rule }: WalkPlan,
  { failure, stuck }: Piece,
  state: Omit<StuckLoop, 'rule'>,
): { readonly error: unknown; readonly outcome: Outcome } {
  const loop = { ...state, rule }
  if (stuck) return { error: stuckError(stuck.reason, loop), outcome: stuck.reason.outcome }
  const outcome = failure?.isAbort ? 'aborted' : 'error'
  if (!failure?.expired) return { error: failure?.error, outcome }
  const { error, expired } = failure
  return { error: tokenExpired(expired.reason, { error, failure: expired.failure }, loop), outcome }
}
