import { digestItem, emptyDigest } from '../../trail/index.js'
import type { TimeBounds, TimeWindow } from './time-bounds.js'

/** How often each item came, by its digest. */
type Counts = Map<number, number>

/** What arrived of a chain. */
interface Arrived {
  readonly counts: Counts
  /** How far it was after each page. */
  readonly reached: number[]
}

/** A chain that was cut, while its beginning is listed once more. */
interface Check {
  /** Windows that are still being listed. */
  readonly open: Set<string>
  readonly listed: Counts
  isFailed: boolean
}

/** Only so many pages of a chain are recorded: a longer one is not cut any more. */
const mostRecorded = 64

/**
 * Chains that are cut in the middle. The service's order says that nothing can follow before the cut, but an emulator
 * may have another order. So what lies before the cut is listed once more, in windows of its own. Only if each of its
 * items had arrived, the chain ends there; else it goes on to its own end.
 */
export class ChainChecks {
  readonly #arrived = new Map<number, Arrived>()
  readonly #checks = new Map<number, Check>()

  /** Records a page of a chain, and how many pages came before it. */
  record(
    piece: number,
    { items, pages, reached }: { items: readonly unknown[]; pages: number; reached: number | undefined },
  ): void {
    if (pages === 0) this.#arrived.set(piece, { counts: new Map(), reached: [] })
    if (pages >= mostRecorded && !this.#checks.has(piece)) this.#arrived.delete(piece)
    const arrived = this.#arrived.get(piece)
    if (!arrived) return
    for (const item of items) count(arrived.counts, item)
    if (reached !== undefined) arrived.reached.push(reached)
  }

  /** Forgets a chain that has ended. */
  forget(piece: number): void {
    this.#arrived.delete(piece)
    this.#checks.delete(piece)
  }

  /** How far a chain was after each of its pages; undefined if it cannot be cut. */
  pagesOf(piece: number): readonly number[] | undefined {
    return this.#checks.has(piece) ? undefined : this.#arrived.get(piece)?.reached
  }

  /** A chain was cut, and these windows are before the cut. */
  begin(piece: number, windows: readonly TimeWindow[]): void {
    this.#checks.set(piece, { open: new Set(windows.map(nameOf)), listed: new Map(), isFailed: false })
  }

  /** Compares a page of a window that is listed once more. Returns false if its other pages are of no use. */
  compare(bounds: TimeBounds, items: readonly unknown[], isLast: boolean): boolean {
    const check = this.#checks.get(bounds.checks ?? -1)
    const arrived = this.#arrived.get(bounds.checks ?? -1)
    // A window that an earlier loop left, whose chain is not recorded any more.
    if (!check?.open.has(nameOf(bounds)) || !arrived) return false
    for (const item of items) {
      const [digest, times] = count(check.listed, item)
      if (times > (arrived.counts.get(digest) ?? 0)) check.isFailed = true
    }
    if (isLast) check.open.delete(nameOf(bounds))
    return !check.isFailed
  }

  /** True if nothing of a chain can follow before its cut. */
  isPassed(piece: number): boolean {
    const check = this.#checks.get(piece)
    return check !== undefined && !check.isFailed && check.open.size === 0
  }
}

function count(counts: Counts, item: unknown): readonly [digest: number, times: number] {
  const digest = digestItem(emptyDigest, item)
  const times = (counts.get(digest) ?? 0) + 1
  counts.set(digest, times)
  return [digest, times]
}

function nameOf({ from, to }: TimeWindow): string {
  return `${from}-${to}`
}
