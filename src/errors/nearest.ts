/**
 * The names nearest to `name`, closest first, for "did you mean". Case, `_` and `-` do not count, and a name that
 * contains the other one is near. If a name differs only in those, no other name is returned.
 *
 * @example
 * nearest('Buket', ['Bucket', 'Key', 'Prefix']) // ['Bucket']
 */
export function nearest(name: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = fold(name)
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  const near = [...candidates]
    .map((candidate) => ({ candidate, distance: distance(wanted, fold(candidate), limit) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
  const same = near.filter((entry) => entry.distance === 0)
  return (same.length > 0 ? same : near).slice(0, most).map((entry) => entry.candidate)
}

/** `; did you mean "a" or "b"?`, or an empty string if no name is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const names = nearest(name, candidates).map((candidate) => `"${candidate}"`)
  return names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`
}

function fold(name: string): string {
  return name.replace(/[_\-\s]/g, '').toLowerCase()
}

/**
 * The number of edits between two names; swapping two neighbouring letters is one edit. 0.5 if one name contains
 * the other. Not computed for names whose lengths already differ by more than `limit`.
 */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))) return 0.5
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let length = 1; length <= a.length; length++) rows.push(nextRow(a.slice(0, length), b, rows))
  return at(rows[a.length], b.length)
}

/** The edits from `head` to every beginning of `b`; `rows` has those from every shorter head. */
function nextRow(head: string, b: string, rows: readonly number[][]): number[] {
  const i = head.length
  const above = rows[i - 1]
  const row = [i]
  for (let j = 1; j <= b.length; j++) {
    const replaced = at(above, j - 1) + (head[i - 1] === b[j - 1] ? 0 : 1)
    const isSwap = i > 1 && j > 1 && head[i - 1] === b[j - 2] && head[i - 2] === b[j - 1]
    const swapped = isSwap ? at(rows[i - 2], j - 2) + 1 : Number.POSITIVE_INFINITY
    row.push(Math.min(replaced, swapped, at(above, j) + 1, at(row, j - 1) + 1))
  }
  return row
}

function at(row: readonly number[] | undefined, column: number): number {
  return row?.[column] ?? Number.POSITIVE_INFINITY
}
