import type { WalkPlan } from '../plan/index.js'
import type { Outcome } from '../receipt/index.js'
import { type Recovery, startRecovery } from '../recovery/index.js'
import type { Position } from '../token/index.js'
import { Trail } from '../trail/index.js'
import { type PageWatch, startWatch } from './page-watch.js'
import type { RereadPage } from './reread-page.js'
import type { StuckReason } from './stuck-reason.js'
import { startCycle, type TokenCycle } from './token-cycle.js'

/** What was delivered so far. */
export interface Listed {
  readonly pages: number
  /** Items that `maxItems` counts. */
  readonly items: number
  readonly emptyPages: number
  /** What the first page says about the listing as a whole. */
  readonly nonAggregatePart: Readonly<Record<string, unknown>>
  /** Where the page delivered last started; undefined before the first. */
  readonly lastPage: Position | undefined
  /** Where to resume the listing; undefined if there is nothing to resume, or nowhere to do it. */
  readonly resume: Position | undefined
  readonly recovery: Recovery
}

/**
 * The loop requests another page.
 *
 * @example
 * // S3 ListObjectVersions, after two pages of 1000 versions:
 * {
 *   kind: 'going',
 *   outcome: 'running',
 *   next: { tokens: ['photos/1999.jpg', 'null'] },       // KeyMarker, VersionIdMarker
 *   pause: 0,
 *   listed: { pages: 2, items: 2000, emptyPages: 0, nonAggregatePart: {}, recovery: { … },
 *     lastPage: { tokens: ['photos/0999.jpg', 'null'] }, resume: { tokens: ['photos/1999.jpg', 'null'] } },
 *   cycle: { previous: '…', kept: '…', steps: 0, stepsToKeep: 4 },
 *   watch: { emptyPages: 0, repeats: { … }, order: { last: 'photos/1999.jpg', … } },
 *   reread: undefined,
 * }
 */
export interface Going {
  readonly kind: 'going'
  /** `error` and `aborted`: the last request failed. Another one may succeed. */
  readonly outcome: Extract<Outcome, 'running' | 'error' | 'aborted'>
  /** The page to request. */
  readonly next: Position
  /** Milliseconds to wait before the request. */
  readonly pause: number
  readonly listed: Listed
  readonly cycle: TokenCycle
  readonly watch: PageWatch
  /** Set if `next` is the last page once more, because it may have grown. */
  readonly reread: RereadPage | undefined
}

/** The loop has ended, e.g. `{ kind: 'ended', outcome: 'complete', listed: { resume: undefined, … }, behind: … }`. */
export interface Ended {
  readonly kind: 'ended'
  readonly outcome: Extract<Outcome, 'complete' | 'limit' | 'deadline' | 'aborted'>
  readonly listed: Listed
  /** Behind the last page of a complete listing: where it is resumed if its consumer does not finish that page. */
  readonly behind?: Position | undefined
}

/** The loop cannot continue, e.g. `{ kind: 'stuck', outcome: 'error', reason: { problem: 'page 3 …' }, listed: … }`. */
export interface Stuck {
  readonly kind: 'stuck'
  /** `running` until the error is thrown: a page may come before it. */
  readonly outcome: Outcome
  readonly reason: StuckReason
  readonly listed: Listed
}

export type State = Going | Ended | Stuck

/** The first state; `from` is where a checkpoint continues. */
export function begin(
  plan: WalkPlan,
  from?: { readonly position: Position; readonly trail: Trail | undefined },
): Going {
  const next = from?.position ?? plan.start
  const listed: Listed = {
    pages: 0,
    items: 0,
    emptyPages: 0,
    nonAggregatePart: {},
    lastPage: undefined,
    resume: next,
    recovery: startRecovery(plan, from?.trail ?? Trail.from(plan.rule, next)),
  }
  return {
    kind: 'going',
    outcome: 'running',
    next,
    pause: 0,
    listed,
    cycle: cycleFrom(next),
    watch: startWatch(plan),
    reread: undefined,
  }
}

/** The tokens that may not come again, from `position` on. */
export function cycleFrom(position: Position): TokenCycle {
  return startCycle(position.at(position.tokens).key)
}

/**
 * The token that resumes the listing; undefined if there is nothing to resume, or it would start at the beginning. After
 * a deadline even the beginning has a token: a caller that continues while there is one must not stop.
 */
export function resumeToken({ outcome, listed: { resume } }: State): string | undefined {
  return outcome === 'deadline' ? resume?.text : resume?.textUnlessBeginning
}
