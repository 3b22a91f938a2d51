import type { Progress } from '../checkpoint/index.js'
import type { Delivered } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import type { PagePoint } from './loop-report.js'
import { progressBehind, progressWithin } from './progress.js'
import { resumeToken, type State } from './state.js'

/** Where a loop was when its latest page was delivered. It stays right when the loop goes on. */
export interface LoopMark {
  readonly pages: number
  readonly emptyPages: number
  /** Resumes behind the page. */
  readonly resumeToken: string | undefined
  /** Resumes within the page: after `delivered`, or at the start of the page. */
  tokenWithin(delivered: Delivered | undefined): string | undefined
  /** What a checkpoint saves behind the page, after `items` items of all pages. */
  behind(items: number): Progress
  /** What a checkpoint saves within the page. */
  within(point: PagePoint): Progress
}

/** No state ever changes, so the mark of one keeps it. */
export function markOf(rule: CompiledRule, state: State): LoopMark {
  const { pages, emptyPages, lastPage } = state.listed
  return {
    pages,
    emptyPages,
    get resumeToken() {
      return resumeToken(state)
    },
    tokenWithin: (delivered) => tokenWithin(lastPage, delivered),
    behind: (items) => progressBehind(state, items),
    within: (point) => progressWithin(rule, state, point),
  }
}

/** The token after `delivered` of the page that starts at `lastPage`, or of its start. */
export function tokenWithin(
  lastPage: Position | undefined,
  delivered: Delivered | undefined,
): string | undefined {
  return (delivered === undefined ? lastPage : lastPage?.after(delivered))?.text
}
