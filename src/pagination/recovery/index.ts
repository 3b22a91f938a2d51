/**
 * recovery: a listing continues after the service refused its token.
 *
 * In: the refusal, and the trail of what was delivered. Out: the position to start again from, and which items of the
 * pages that follow are new. It is data and pure functions, so that it can be part of the loop's state.
 */
export {
  missingFrom,
  passDelivered,
  type Recovery,
  recordPage,
  restartAfter,
  startRecovery,
  trailOf,
  trailWithin,
} from './recovery.js'
export type { Refusal } from './refusal.js'
export { isRefusedToken, refusalText } from './refused-token.js'
