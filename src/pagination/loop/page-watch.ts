import { isEmptyPage, type Tokens } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'
import { followKeys, type KeyOrder, type StepBack, startKeyOrder } from './key-order.js'
import { addPage, noRepeats, type RepeatedPages, tooManyRepeats } from './repeated-pages.js'
import { type StuckReason, stuckReasons } from './stuck-reason.js'

/**
 * Notices a listing that leads nowhere: empty pages, the same page again and again, keys that go backwards.
 *
 * @example
 * // after two empty pages of an operation without a documented order:
 * { emptyPages: 2, repeats: { seen: { size: 0, … }, count: 1, … }, order: undefined }
 */
export interface PageWatch {
  /** How many pages in a row were empty. */
  readonly emptyPages: number
  /** undefined if equal pages are not a problem. */
  readonly repeats: RepeatedPages | undefined
  /** undefined if keys need not be sorted. */
  readonly order: KeyOrder | undefined
}

export function startWatch({ rule, input, noticesIgnoredTokens, pollInterval }: WalkPlan): PageWatch {
  const checksPages = noticesIgnoredTokens && pollInterval === undefined
  return {
    emptyPages: 0,
    repeats: checksPages ? noRepeats : undefined,
    order: checksPages ? startKeyOrder(rule, input) : undefined,
  }
}

/** Adds a page that is about to be delivered; the step back of its keys if they made one. */
export function watchKeys(watch: PageWatch, page: object): PageWatch | StepBack {
  if (!watch.order) return watch
  const order = followKeys(watch.order, page)
  if ('from' in order) return order
  const { emptyPages, repeats } = watch
  return order === watch.order ? watch : { emptyPages, repeats, order }
}

/** Adds a page that gave `tokens` for the next one; the reason to stop if there is one. */
export function watchPage(
  { rule, maxEmptyPages }: WalkPlan,
  watch: PageWatch,
  { page, tokens }: { readonly page: object; readonly tokens: Tokens },
): { readonly watch: PageWatch; readonly reason: StuckReason | undefined } {
  const emptyPages = isEmptyPage(rule, page) ? watch.emptyPages + 1 : 0
  const repeats = watch.repeats && addPage(rule, watch.repeats, { page, tokens })
  const tooMany = repeats && tooManyRepeats(repeats)
  const isTooEmpty = emptyPages >= maxEmptyPages
  const repeated = tooMany === undefined ? undefined : stuckReasons.samePages(tooMany)
  return {
    watch: { emptyPages, repeats, order: watch.order },
    reason: isTooEmpty ? stuckReasons.emptyPages(emptyPages) : repeated,
  }
}

/** Whether a page, which gave `tokens`, looks like the page before it. */
export function repeatsLast(
  { rule }: WalkPlan,
  { repeats }: PageWatch,
  given: { readonly page: object; readonly tokens: Tokens },
): boolean {
  return repeats !== undefined && addPage(rule, repeats, given).count > 1
}
