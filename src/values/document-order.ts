/** A stretch of a list whose elements stood in its document one after the other. */
interface Run {
  /** The index of its first element. */
  readonly from: number
  /** Where in the document it begins. */
  readonly offset: number
}

const runsOfLists = new WeakMap<readonly unknown[], readonly Run[]>()

/** Notes that the next element of `list` begins at `offset`, and that another list's element stands before it. */
export function noteRun(list: readonly unknown[], offset: number): void {
  const run = { from: list.length, offset }
  const runs = runsOfLists.get(list) as Run[] | undefined
  if (runs) runs.push(run)
  else runsOfLists.set(list, [run])
}

/**
 * Tells where the elements of a list stood in their document, asked from the first on: S3 lists `<Version>` and
 * `<DeleteMarker>` in one order, which is lost when each becomes a list of its own. Elements of two lists compare
 * by it, two of one list may be given the same place. undefined for a list that did not come so.
 *
 * @example
 * const placeOf = documentOrder(page.Versions)
 * placeOf?.(0) // 512
 */
export function documentOrder(list: readonly unknown[]): ((index: number) => number) | undefined {
  const runs = runsOfLists.get(list)
  if (!runs) return undefined
  let at = 0
  return (index) => {
    while ((runs[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= index) at++
    return runs[at]?.offset ?? 0
  }
}

/** Whether elements of another list stood between those of `list` in its document. */
export function isInterleaved(list: readonly unknown[]): boolean {
  return (runsOfLists.get(list)?.length ?? 0) > 1
}

/** A copy of a part of `list`, of which `documentOrder` tells the same. */
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
