/**
 * The names nearest to `name` by edits, closest first: for "did you mean". Letter case, `_` and `-` count little,
 * and a name that merely contains the other is near too. Where a name differs in these alone, no other is given.
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

/** `; did you mean "a" or "b"?`, or nothing where no name is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const names = nearest(name, candidates).map((candidate) => `"${candidate}"`)
  return names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`
}

function fold(name: string): string {
  return name.replace(/[_\-\s]/g, '').toLowerCase()
}

/** Edits between two names, a swap of neighbours counting once; half an edit where one contains the other. */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))) return 0.5
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cell(a, b, i, j, rows, row))
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? Number.POSITIVE_INFINITY
}

function cell(a: string, b: string, i: number, j: number, rows: number[][], row: number[]): number {
  const at = (line: number[] | undefined, column: number) => line?.[column] ?? Number.POSITIVE_INFINITY
  const substitute = at(rows[i - 1], j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const best = Math.min(substitute, at(rows[i - 1], j) + 1, at(row, j - 1) + 1)
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(best, at(rows[i - 2], j - 2) + 1) : best
}
