import {
  allItems,
  carriedOver,
  countItems,
  type Delivered,
  dropFirst,
  hasNoItems,
  isEmptyPage,
  keepFirst,
  nonAggregatePart,
} from '../page/index.js'
import type { Failure, WalkPlan } from '../plan/index.js'
import { isRefusedToken, missingFrom, passDelivered, recordPage, restartAfter } from '../recovery/index.js'
import type { Position } from '../token/index.js'
import { behindSought } from './behind-sought.js'
import { nextStep } from './next-step.js'
import { type PageWatch, repeatsLast, watchKeys, watchPage } from './page-watch.js'
import { piecePage } from './piece-page.js'
import { hasGrown, rereadPage } from './reread-page.js'
import { cycleFrom, type Ended, type Going, type Listed, type State, type Stuck } from './state.js'
import { type StuckReason, stuckReasons } from './stuck-reason.js'
import { followToken } from './token-cycle.js'
import { withinMaxItems } from './within-max-items.js'

/** The state after a page, and the part of the page to deliver; none if all of it was delivered before. */
export interface Advance {
  readonly state: State
  readonly page?: object
}

/** A page that arrived, with what was learnt from it so far. */
interface Arrival {
  /** As the service sent it. Its tokens may point at an item that is not delivered. */
  readonly page: object
  /** The same with what belongs to other pieces of a divided listing. */
  readonly sent: object
  /** What was delivered of the next page, if this one is smaller than it was when an earlier run saw it. */
  readonly carried: Delivered | undefined
  /** Its number in the listing, for messages. */
  readonly number: number
  /** The items that are new. */
  readonly part: object
  /** True if `maxItems` are delivered with it. */
  readonly isFull: boolean
  /** What was delivered, this page included. */
  readonly listed: Listed
  readonly watch: PageWatch
}

/** The whole loop in one function: takes the page at `going.next`, and says what to deliver and what to do next. */
export function advance(plan: WalkPlan, going: Going, page: object): Advance {
  return advanceBy(plan, going, { page, sent: page })
}

/**
 * The same for a piece of a divided listing: `page` has only the piece's items of the page that the service sent. Whether
 * pages repeat shows in what was sent.
 */
export function advancePart(
  plan: WalkPlan,
  going: Going,
  { page, sent }: { readonly page: object; readonly sent: object },
): Advance {
  const after = advanceBy(plan, going, { page, sent })
  return after.page ? { ...after, page: piecePage(plan, { sent, part: after.page }) } : after
}

function advanceBy(
  plan: WalkPlan,
  going: Going,
  { page, sent }: { readonly page: object; readonly sent: object },
): Advance {
  const { rule } = plan
  const { position, rest, carried, isDelivered } = withoutDelivered(plan, going, page)
  const { recovery } = going.listed
  const passed = isDelivered ? { recovery, part: undefined } : passDelivered(rule, recovery, rest)
  if (passed === 'changed') return { state: stuck(going.listed, stuckReasons.changed()) }
  const known = passed.recovery === recovery ? going.listed : { ...going.listed, recovery: passed.recovery }
  const number = known.pages + 1
  if (!passed.part) {
    const arrival = {
      page,
      sent,
      part: page,
      carried,
      number,
      isFull: false,
      listed: known,
      watch: going.watch,
    }
    return { state: follow(plan, going, arrival) }
  }
  const { page: part, skipped } = passed.part
  const watch = watchKeys(going.watch, part)
  if ('from' in watch) return { state: stuck(known, stuckReasons.wentBack(number, watch)) }
  const lastPage = skipped ? position.after(skipped) : position
  const share = withinMaxItems(plan, known.items, part)
  const isCut = typeof share !== 'string'
  const delivered = isCut ? keepFirst(rule, part, share) : part
  const listed = deliver(plan, known, { lastPage, delivered, part })
  const state = isCut
    ? limit(listed, lastPage.after(share))
    : follow(plan, going, { page, sent, part, carried, number, isFull: share === 'exactly', listed, watch })
  return { state, page: delivered }
}

/** Takes the failure of the page at `going.next`. `reason` says why a refused token ends the listing. */
export function afterFailure(
  plan: WalkPlan,
  going: Going,
  {
    error,
    failure,
    isAbort,
  }: { readonly error: unknown; readonly failure: Failure; readonly isAbort: boolean },
): { readonly state: Going; readonly isRecovered: boolean; readonly reason?: string } {
  const failed: Going = { ...going, outcome: isAbort ? 'aborted' : 'error' }
  const { next: refused, listed } = going
  if (!refused.hasToken || !isRefusedToken(plan.rule, failure)) return { state: failed, isRecovered: false }
  const restart = restartAfter(plan, listed.recovery, { refused, refusal: { error, failure } })
  if ('reason' in restart) return { state: failed, isRecovered: false, reason: restart.reason }
  const { origin, recovery } = restart
  const state: Going = {
    ...failed,
    next: origin,
    pause: 0,
    listed: resumeAt({ ...listed, recovery }, origin),
    cycle: cycleFrom(origin),
    reread: undefined,
  }
  return { state, isRecovered: true }
}

/** The deadline passed before the next page. */
export function atDeadline({ listed, next }: Going): Ended {
  return end(resumeAt(listed, next), 'deadline')
}

/** The consumer left, its signal was aborted, or the deadline passed in the middle of a page. */
export function interrupt(state: State, outcome: 'aborted' | 'deadline'): Ended {
  const { listed } = state
  const isComplete = state.kind === 'ended' && state.outcome === 'complete'
  return end(isComplete ? { ...listed, resume: state.behind } : listed, outcome)
}

/** The page that led to `after` was not delivered, because the loop was left meanwhile. */
export function withhold(state: State, after: State): State {
  return { ...state, listed: { ...state.listed, resume: after.listed.lastPage } }
}

/** The error was thrown. */
export function report(state: Stuck): Stuck {
  return { ...state, outcome: state.reason.outcome }
}

/** What of the page is new to this run: an earlier one may have stopped in the middle of it. */
function withoutDelivered(plan: WalkPlan, { next, reread }: Going, page: object) {
  const { rule } = plan
  const grown = reread && (hasGrown(rule, reread, page) ? next : next.at(next.tokens))
  const position = grown ?? behindSought(rule, next, page)
  const { delivered, isUnlimited } = position
  const rest = delivered ? dropFirst(rule, page, delivered) : page
  const carried = delivered && carriedOver(rule, page, delivered)
  const isEmpty = (isUnlimited || carried !== undefined) && hasNoItems(rule, rest)
  const isDelivered = isEmpty && (isUnlimited || nextStep(plan, page, position).kind === 'page')
  return { position, rest, carried, isDelivered }
}

function deliver(
  plan: WalkPlan,
  listed: Listed,
  { lastPage, delivered, part }: { lastPage: Position; delivered: object; part: object },
): Listed {
  return {
    pages: listed.pages + 1,
    items: listed.items + countItems(plan.counted, delivered),
    emptyPages: listed.emptyPages + (isEmptyPage(plan.rule, delivered) ? 1 : 0),
    nonAggregatePart: listed.pages === 0 ? nonAggregatePart(plan.rule, part) : listed.nonAggregatePart,
    lastPage,
    resume: listed.resume,
    recovery: recordPage(plan, listed.recovery, delivered),
  }
}

/** Where the listing goes after a page. */
function follow(plan: WalkPlan, going: Going, arrival: Arrival): State {
  const { rule, pollInterval } = plan
  const { page, sent, carried, number, part, isFull, listed, watch } = arrival
  const step = nextStep(plan, page, going.next)
  if (step.kind === 'page') {
    const next = carried ? step.next.after(carried) : step.next
    const cycle = followToken(going.cycle, next.key)
    if (cycle) return isFull ? limit(listed, next) : goOn(plan, { next, cycle }, arrival)
    if (isFull) return limit(listed, behind(plan, listed, part))
    const isSamePage = repeatsLast(plan, watch, { page: sent, tokens: next.tokens })
    const reason = stuckReasons.repeatedToken(number, next.tokens, isSamePage)
    return stuck(resumeAt(listed, behind(plan, listed, part)), reason)
  }
  if (step.kind === 'no-token') {
    const resume = behind(plan, listed, part)
    return isFull ? limit(listed, resume) : stuck(resumeAt(listed, resume), stuckReasons.withoutToken(number))
  }
  if (step.kind === 'end' || (step.kind === 'repeated' && pollInterval === undefined))
    return complete(listed, behind(plan, listed, part))
  // The same page may hold more later. What it holds now is not delivered again.
  const start = going.next.at(going.next.tokens)
  const isKept = step.kind === 'repeated' && !hasNoItems(rule, page)
  const reread = isKept ? rereadPage(rule, page, start) : undefined
  const next = reread?.position ?? start
  const { cycle } = going
  if (isFull) return limit(listed, next)
  if (step.kind === 'same') return goOn(plan, { next, cycle }, arrival)
  return request({ next, cycle, reread, pause: pollInterval ?? 0 }, resumeAt(listed, next), watch)
}

/** Requests `next`, unless the pages so far show that it leads nowhere. */
function goOn(plan: WalkPlan, { next, cycle }: Pick<Going, 'next' | 'cycle'>, arrival: Arrival): State {
  const { rule, pollInterval } = plan
  const { page, sent } = arrival
  const listed = resumeAt(arrival.listed, next)
  const pause = pollInterval !== undefined && isEmptyPage(rule, page) ? pollInterval : 0
  const wanted = { next, cycle, reread: undefined, pause }
  if (pollInterval !== undefined) return request(wanted, listed, arrival.watch)
  const { watch, reason } = watchPage(plan, arrival.watch, { page: sent, tokens: next.tokens })
  return reason ? stuck(listed, reason) : request(wanted, listed, watch)
}

function request(
  { next, cycle, reread, pause }: Pick<Going, 'next' | 'cycle' | 'reread' | 'pause'>,
  listed: Listed,
  watch: PageWatch,
): Going {
  return { kind: 'going', outcome: 'running', next, pause, listed, cycle, watch, reread }
}

function complete(listed: Listed, behindAll: Position | undefined): State {
  const { recovery } = listed
  if (recovery.replay) return stuck(listed, stuckReasons.shorter(missingFrom(recovery)))
  return { ...end({ ...listed, resume: undefined }, 'complete'), behind: behindAll }
}

function limit(listed: Listed, resume: Position | undefined): Ended {
  return end({ ...listed, resume }, 'limit')
}

function end(listed: Listed, outcome: Ended['outcome']): Ended {
  return { kind: 'ended', outcome, listed }
}

function stuck(listed: Listed, reason: StuckReason): Stuck {
  const { replay, refusal } = listed.recovery
  return { kind: 'stuck', outcome: 'running', reason: replay ? { ...reason, refusal } : reason, listed }
}

/** A loop that passes over what was delivered before is still resumed where it was. */
function resumeAt(listed: Listed, resume: Position | undefined): Listed {
  if (listed.recovery.replay) return listed
  // Each member by its name: a spread costs every page more.
  const { pages, items, emptyPages, nonAggregatePart, lastPage, recovery } = listed
  return { pages, items, emptyPages, nonAggregatePart, lastPage, resume, recovery }
}

/** Behind all of the last page, by requesting it again and skipping its items; undefined if it has none to count. */
function behind({ rule }: WalkPlan, listed: Listed, part: object): Position | undefined {
  const all = allItems(rule, part)
  return all && listed.lastPage?.after(all)
}
