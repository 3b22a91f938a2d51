import type { TimeRange } from '../../rule/index.js'

/** The first page of a window after which there are more. */
export interface FirstPage {
  readonly range: TimeRange
  /** The times of its items. */
  readonly times: readonly number[]
  /** The order that the service documents; otherwise the page itself may show one. */
  readonly order: 'ascending' | 'descending' | undefined
  /** True if the window is the whole listing. */
  readonly isWhole: boolean
  readonly slots: number
  /** How many more items the caller wants; undefined: all. */
  readonly wanted: number | undefined
}

/** A listing of fewer pages is listed by its own chain: the page that is thrown away must not cost much. */
const fewestPages = 2
/** With fewer pages, a window that is one of many is not cut: the end of a listing waits for its longest window. */
const mostPages = 8
/** How many windows a request in flight gets at most, so that a guess from one page does not make thousands. */
const windowsPerSlot = 4

/**
 * Returns into how many windows a window is cut after its first page, which is then thrown away; 1 to leave it whole. If
 * that page covers only the beginning of the window, it shows how many such pages follow.
 */
export function countWindows(page: FirstPage): number {
  const { times, isWhole, slots, wanted } = page
  if (slots < 2) return 1
  const most = slots * windowsPerSlot
  if (times.length === 0) return isWhole && wanted === undefined ? slots * 2 : 1
  const needed = wanted === undefined ? Number.POSITIVE_INFINITY : wanted / times.length
  const pages = Math.min(pagesIn(page), needed)
  if (isWhole) return pages < fewestPages ? 1 : Math.min(most, Math.max(slots, Math.floor(pages)))
  return pages > mostPages ? Math.min(most, Math.ceil((pages * 2) / mostPages)) : 1
}

/** How many pages a window has, if all of them cover as much time as this one. */
function pagesIn({ range: { from, to }, times, order }: FirstPage): number {
  let [first, last] = [to, from]
  for (const time of times) {
    if (time < first) first = time
    if (time > last) last = time
  }
  const covered = { ascending: last - from, descending: to - first }
  const length = order ? covered[order] : Math.min(covered.ascending, covered.descending)
  return (to - from) / Math.max(1, length)
}
