import { expect } from 'vitest'

/** What of a listing is compared; `stored`: with what the server was given, `resumed`: with an unbroken listing. */
export type Part = 'error' | 'pages' | 'items' | 'merged' | 'tokens' | 'stored' | 'resumed'

/** Where a server makes nexttoken differ from boto3, or makes both wrong. A row that is not needed fails its test. */
export interface ServerDifference {
  readonly server: string
  /** Matches the names of the listings that differ. */
  readonly walks: RegExp
  /** `all` leaves the listing out. */
  readonly parts: readonly Part[] | 'all'
  readonly why: string
}

/** Expects two values to be equal, unless a row says that this part differs. */
export type Check = (part: Part, mine: unknown, expected: unknown) => void

/** Runs checks; a part with a row must differ in at least one of them. */
export async function checking(
  rows: readonly ServerDifference[],
  run: (check: Check) => Promise<void>,
): Promise<void> {
  const differs = new Map<Part, boolean>()
  await run((part, mine, expected) => {
    if (!rows.some(({ parts }) => parts.includes(part))) return expect(mine, part).toEqual(expected)
    differs.set(part, differs.get(part) || !isEqual(mine, expected))
  })
  for (const [part, isDifferent] of differs) {
    expect(isDifferent, `"${part}" no longer differs: remove it from the row`).toBe(true)
  }
}

function isEqual(mine: unknown, expected: unknown): boolean {
  try {
    expect(mine).toEqual(expected)
    return true
  } catch {
    return false
  }
}
