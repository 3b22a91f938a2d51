/** Where two values differ, and how; undefined where they are the same. Bytes are bytes, whatever holds them. */
export function firstDifference(expected: unknown, actual: unknown, path = ''): string | undefined {
  if (Object.is(expected, actual)) return undefined
  if (expected instanceof Date && actual instanceof Date && expected.getTime() === actual.getTime()) {
    return undefined
  }
  if (expected instanceof Uint8Array && actual instanceof Uint8Array) {
    return Buffer.from(expected).equals(actual) ? undefined : told(expected, actual, path)
  }
  if (!isContainer(expected) || !isContainer(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return told(expected, actual, path)
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const inside = path === '' ? key : `${path}.${key}`
    const [one, other] = [expected[key], actual[key]]
    const difference = firstDifference(one, other, inside)
    if (difference !== undefined) return difference
  }
  return undefined
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array)
  )
}

function told(expected: unknown, actual: unknown, path: string): string {
  return `${path}: ${show(actual)} where ${show(expected)} was given`
}

function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
