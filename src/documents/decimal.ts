/** A decimal number as DynamoDB writes and accepts it. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/

/** What a decimal number stands for: `digits` × 10^`exponent`, without zeros at either end. Zero has no digits. */
interface Decimal {
  readonly isNegative: boolean
  readonly digits: string
  readonly exponent: number
}

/** Whether the text is a decimal number; `0x10` and `Infinity` are not. */
export function isDecimal(text: string): boolean {
  return readDecimal(text) !== undefined
}

/** Whether two texts are the same number: `1.50` and `15e-1`. False if one is no number. */
export function isSameDecimal(one: string, other: string): boolean {
  const [first, second] = [readDecimal(one), readDecimal(other)]
  if (!first || !second) return false
  if (first.digits === '' && second.digits === '') return true
  return (
    first.isNegative === second.isNegative &&
    first.digits === second.digits &&
    first.exponent === second.exponent
  )
}

/** The whole number that a text stands for; undefined if it has a fraction, is no number, or has over 4,300 digits. */
export function wholeNumber(text: string): bigint | undefined {
  const decimal = readDecimal(text)
  if (!decimal || decimal.exponent < 0) return undefined
  const { isNegative, digits, exponent } = decimal
  if (digits.length + exponent > MOST_DIGITS) return undefined
  return BigInt(`${isNegative ? '-' : ''}${digits}${'0'.repeat(exponent)}` || '0')
}

/** More digits take seconds to convert. DynamoDB's largest number has 126. */
const MOST_DIGITS = 4300

function readDecimal(text: string): Decimal | undefined {
  const [matched, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? []
  if (matched === undefined || (whole === '' && fraction === '')) return undefined
  const all = `${whole}${fraction}`.replace(/^0+/, '')
  const digits = withoutZeros(all)
  const end = Number(exponent) - fraction.length + (all.length - digits.length)
  return { isNegative: sign === '-' && digits !== '', digits, exponent: digits === '' ? 0 : end }
}

/** Without zeros at the end. A loop, because `/0+$/` takes time in the square of a number's length. */
function withoutZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end--
  return digits.slice(0, end)
}
