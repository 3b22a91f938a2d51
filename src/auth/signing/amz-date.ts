let latest = { second: Number.NaN, text: '' }

/**
 * A time as `x-amz-date` has it. The text of the latest second is kept, because the pages of a listing come many times
 * a second.
 *
 * @example amzDate(Date.UTC(2026, 0, 2, 3, 4, 5, 678)) // '20260102T030405Z'
 */
export function amzDate(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000)
  if (latest.second !== second) {
    const text = new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '')
    latest = { second, text }
  }
  return latest.text
}
