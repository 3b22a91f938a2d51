/** Members whose values depend on when moto is asked. */
const timesOfAsking = new Set(['SizeInBytes'])

/**
 * Our result as it compares with boto3's: dates to the millisecond (boto3 keeps microseconds, and the two round
 * differently), and without what is known to differ, each kind with its reason above.
 */
export function comparable(ours: unknown, theirs: unknown, name = ''): unknown {
  if (timesOfAsking.has(name)) return theirs
  if (Array.isArray(ours))
    return ours.map((item, index) => comparable(item, Array.isArray(theirs) ? theirs[index] : undefined))
  if (typeof ours !== 'object' || ours === null) return ours
  const other = Object(theirs) as Record<string, unknown>
  const date = dateOf(ours)
  if (date !== undefined && Math.abs(date - (dateOf(other) ?? Number.NaN)) <= 1) return theirs
  return Object.fromEntries(
    Object.entries(ours).map(([key, value]) => [key, comparable(value, other[key], key)]),
  )
}

/**
 * A result without what one of the two leaves out: boto3 gives `null` for what belongs to the whole listing and is
 * not there, nexttoken gives `[]` for a page's list that is not there.
 */
export function withoutAbsent(result: unknown): unknown {
  const isAbsent = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)
  const kept = Object.entries(Object(result) as object).filter(([, value]) => !isAbsent(value))
  return Object.fromEntries(
    kept.map(([name, value]) => [name, isStructure(value) ? withoutAbsent(value) : value]),
  )
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function dateOf(value: object): number | undefined {
  const date: unknown = '$date' in value ? value.$date : undefined
  return typeof date === 'number' ? date : undefined
}
