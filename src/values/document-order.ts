/**
 * Document order: where the elements of a list were in their XML document.
 *
 * S3 mixes `<Version>` and `<DeleteMarker>` in one order, which is lost when each becomes a list of its own. The XML
 * decoder is the only writer of this table: it calls `recordRun` for lists whose elements can be mixed with those of
 * another list. Pagination reads it with `documentOrder`, and keeps it for a part of a list with `slicePart`. The
 * table is keyed by list, not stored in it, so the lists that users get are plain arrays. A list that a user copied has
 * no document order.
 */
interface Run {
  /** The index of its first element in the list. */
  readonly from: number
  /** Where its first element starts in the document, in bytes. */
  readonly offset: number
}

/**
 * The order of one list.
 *
 * @example For `<Version>a <Version>b <DeleteMarker>c <Version>d`, the runs of `Versions` are
 * `[{ from: 0, offset: 512 }, { from: 2, offset: 2048 }]`, and those of `DeleteMarkers` are `[{ from: 0, offset: 1536 }]`.
 */
export interface DocumentOrder {
  /** Whether elements of another list were between the elements of this one. */
  readonly isInterleaved: boolean
  /**
   * A function that gives the offset of each element, asked in ascending order of the index. Offsets of two lists can
   * be compared; two elements of one list can have the same offset.
   */
  offsets(): (index: number) => number
}

const runsOfLists = new WeakMap<readonly unknown[], Run[]>()

/**
 * Records that the next element of `list` starts at `offset`, behind an element of another list or as the first one.
 */
export function recordRun(list: readonly unknown[], offset: number): void {
  const run = { from: list.length, offset }
  const runs = runsOfLists.get(list)
  if (runs) runs.push(run)
  else runsOfLists.set(list, [run])
}

/** The document order of a list; undefined if none was recorded. */
export function documentOrder(list: readonly unknown[]): DocumentOrder | undefined {
  const runs = runsOfLists.get(list)
  return runs && { isInterleaved: runs.length > 1, offsets: () => offsetsOf(runs) }
}

/** `list.slice(start, end)`, with the document order of the elements. */
export function slicePart<T>(list: readonly T[], start: number, end?: number): T[] {
  const part = list.slice(start, end)
  const runs = runsOfLists.get(list)
  if (runs)
    runsOfLists.set(
      part,
      runs.map(({ from, offset }) => ({ from: from - start, offset })),
    )
  return part
}

function offsetsOf(runs: readonly Run[]): (index: number) => number {
  let at = 0
  return (index) => {
    while ((runs[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= index) at++
    return runs[at]?.offset ?? 0
  }
}
