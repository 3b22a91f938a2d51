import type { WalkPlan } from '../plan/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import type { Trail } from '../trail/index.js'
import type { Refusal } from './refusal.js'
import { isReplayed, missingItems, type NewPart, type Replay, replayPage, startReplay } from './replay.js'

/** How often one loop may read the listing again: each time costs all the pages before. */
const maxReplays = 10

/**
 * What a loop keeps so that it can continue after its token was refused: from its last item if the service can start
 * there, else from the beginning, passing over what was delivered.
 *
 * @example
 * // 100 topics were delivered, the token was refused, and the listing starts again at its beginning:
 * { keepsTrail: true, trailBefore: Trail, trail: Trail, replay: { trail, seen: [{ count: 0, digest: 0 }] },
 *   replays: 1, hasProgress: false, refusal: { error: ServiceError, failure: { code: 'InvalidNextToken', … } } }
 */
export interface Recovery {
  /** False if the listing cannot be recovered, so that nothing has to be kept. */
  readonly keepsTrail: boolean
  /** What was delivered before the latest page. */
  readonly trailBefore: Trail
  /** What was delivered, the latest page included. */
  readonly trail: Trail
  /** undefined unless the loop is passing over what was delivered before. */
  readonly replay: Replay | undefined
  readonly replays: number
  /** True if a page was delivered since the last refusal. */
  readonly hasProgress: boolean
  readonly refusal: Refusal | undefined
}

export function startRecovery(plan: WalkPlan, trail: Trail): Recovery {
  const isFollowing = plan.pollInterval !== undefined
  return {
    keepsTrail: plan.recovers && !isFollowing && canRecover(plan.rule),
    trailBefore: trail,
    trail,
    replay: undefined,
    replays: 0,
    hasProgress: true,
    refusal: undefined,
  }
}

/** A token that is an item's key does not expire. */
function canRecover({ inputTokens, isListed }: CompiledRule): boolean {
  return isListed && !inputTokens.some(({ isKey }) => isKey)
}

/** Where to start again after the token of `refused` was refused, or the reason why that is not possible. */
export function restartAfter(
  plan: WalkPlan,
  recovery: Recovery,
  { refused, refusal }: { readonly refused: Position; readonly refusal: Refusal },
): { readonly origin: Position; readonly recovery: Recovery } | { readonly reason: string } {
  const { origin, hasItems } = recovery.trail
  const { replays } = recovery
  if (!plan.recovers) return { reason: "onExpiredToken is 'error'" }
  if (!recovery.keepsTrail) return { reason: 'this listing cannot be started again at its beginning' }
  if (origin.key === refused.key) return { reason: 'there is no other way to the same page' }
  if (!recovery.hasProgress)
    return { reason: 'it refused the token before that too, without a page in between' }
  if (hasItems && replays === maxReplays)
    return { reason: `the listing was already started again ${maxReplays} times` }
  const replay = hasItems ? startReplay(plan.rule, recovery.trail) : undefined
  return {
    origin,
    recovery: { ...recovery, replay, replays: replays + (hasItems ? 1 : 0), hasProgress: false, refusal },
  }
}

/** The part of `page` that was not delivered before; `'changed'` if the listing is no longer the same. */
export function passDelivered(
  rule: CompiledRule,
  recovery: Recovery,
  page: object,
): { readonly recovery: Recovery; readonly part: NewPart | undefined } | 'changed' {
  if (!recovery.replay) return { recovery, part: { page, skipped: undefined } }
  const replayed = replayPage(rule, recovery.replay, page)
  if (replayed === 'changed') return 'changed'
  const { replay, part } = replayed
  return { recovery: { ...recovery, replay: isReplayed(replay) ? undefined : replay }, part }
}

/** Records a page that is about to be delivered, before its consumer can change it. */
export function recordPage(plan: WalkPlan, recovery: Recovery, page: object): Recovery {
  const { keepsTrail, trail, replay, replays, hasProgress, refusal } = recovery
  if (!keepsTrail) return hasProgress ? recovery : { ...recovery, hasProgress: true }
  const { input, checkpoint, isByPage } = plan
  const after = trail.with(page, { input, everyItem: checkpoint !== undefined && !isByPage })
  // Each member by its name: a spread costs every page more.
  return { keepsTrail, trailBefore: trail, trail: after, replay, replays, hasProgress: true, refusal }
}

/** What was delivered; undefined if that is not kept. */
export function trailOf({ keepsTrail, trail }: Recovery): Trail | undefined {
  return keepsTrail ? trail : undefined
}

/** The same in the middle of the latest page: `counts` of its items are delivered, by result key; undefined means all. */
export function trailWithin(
  { keepsTrail, trailBefore, trail }: Recovery,
  counts: readonly (number | undefined)[],
): Trail | undefined {
  return keepsTrail ? trailBefore.within(trail, counts) : undefined
}

/** How many items that were delivered are missing from the listing now. */
export function missingFrom({ replay }: Recovery): number {
  return replay ? missingItems(replay) : 0
}
