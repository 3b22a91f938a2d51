import { isBytes, isDate } from './checks/index.js'

interface Separators {
  readonly element: string
  readonly name: string
}

const spaced: Separators = { element: ', ', name: ': ' }

/**
 * JSON exactly as Python's `json.dumps` writes it: by default a blank after `,` and `:`, ASCII only, numbers in
 * Python's form. A token must come out byte for byte as boto3's. What Python cannot write: a `Date` is its ISO
 * form, bytes are base64.
 */
export function writePythonJson(value: unknown, separators = spaced): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return writeText(value.toISOString())
  if (isBytes(value)) return writeText(Buffer.from(value).toString('base64'))
  const write = (inner: unknown) => writePythonJson(inner, separators)
  if (Array.isArray(value)) return `[${value.map(write).join(separators.element)}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const written = members.map(([name, member]) => writeText(name) + separators.name + write(member))
  return `{${written.join(separators.element)}}`
}

function writeText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * Python writes an exponent from 1e16 up and below 1e-4, with two digits at least. A whole `number` that is exact
 * was an integer; one beyond that was a float, since large integers are `bigint`.
 */
function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (Number.isSafeInteger(value)) return String(value)
  const size = Math.abs(value)
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

/**
 * Reads JSON. A whole number too large for a `number` becomes a `bigint`, which `JSON.parse` would round.
 *
 * @throws SyntaxError
 */
export function readPythonJson(text: string): unknown {
  const large: string[] = []
  const marked = text.replace(tokenPattern, (token) => {
    if (!/^-?\d{16,}$/.test(token) || Number.isSafeInteger(Number(token))) return token
    return JSON.stringify(`${marker}${large.push(token) - 1}`)
  })
  const value: unknown = JSON.parse(marked)
  return large.length === 0 ? value : withLargeNumbers(value, large)
}

/** A string, or a number: matched together, so that digits within a string are not taken for a number. */
const tokenPattern = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g
/** Stands for a large number while JSON.parse runs. U+10FFFE is no character: no service's token holds it. */
const marker = '\u{10fffe}#'

function withLargeNumbers(value: unknown, large: readonly string[]): unknown {
  if (typeof value === 'string') {
    const digits = value.startsWith(marker) ? large[Number(value.slice(marker.length))] : undefined
    return digits === undefined ? value : BigInt(digits)
  }
  if (Array.isArray(value)) return value.map((element) => withLargeNumbers(element, large))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withLargeNumbers(member, large)]),
  )
}
