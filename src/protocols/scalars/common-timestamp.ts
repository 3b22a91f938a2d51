const DIGIT_ZERO = 48

/**
 * Reads `2024-01-02T03:04:05Z` and `2024-01-02T03:04:05.678Z`, which are nearly all timestamps, digit by digit. undefined
 * for every other form, and for days and years that need the calendar.
 */
export function timeOfCommonForm(text: string): number | undefined {
  const { length } = text
  if ((length !== 20 && length !== 24) || text[length - 1] !== 'Z' || text[10] !== 'T') return undefined
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return undefined
  if (length === 24 && text[19] !== '.') return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  const hour = digits(text, 11, 13)
  const minute = digits(text, 14, 16)
  const second = digits(text, 17, 19)
  const milliseconds = length === 24 ? digits(text, 20, 23) : 0
  if (year < 100 || !inRange(month, 1, 12) || !inRange(day, 1, 28)) return undefined
  if (!inRange(hour, 0, 23) || !inRange(minute, 0, 59) || !inRange(second, 0, 59)) return undefined
  return milliseconds < 0 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
}

/** -1 if a character is not a digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - DIGIT_ZERO
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

function inRange(number: number, least: number, most: number): boolean {
  return number >= least && number <= most
}
