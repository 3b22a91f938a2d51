import { isBytes, isDate, isSet } from './checks/index.js'

interface Separators {
  readonly element: string
  readonly name: string
}

const spaced: Separators = { element: ', ', name: ': ' }

/**
 * Writes JSON byte for byte as Python's `json.dumps` does, because tokens must equal those of boto3: a space after `,`
 * and `:` by default, ASCII only, and numbers in Python's form. A `Date`, which Python cannot write, becomes its ISO
 * form, and bytes become base64.
 */
export function writePythonJson(value: unknown, separators = spaced): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return writeText(value.toISOString())
  if (isBytes(value)) return writeText(Buffer.from(value).toString('base64'))
  const write = (inner: unknown) => writePythonJson(inner, separators)
  if (Array.isArray(value) || isSet(value)) return `[${[...value].map(write).join(separators.element)}]`
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
 * Python writes an exponent of at least two digits for numbers from 1e16 on and below 1e-4. A safe integer was an
 * integer; a larger number was a float, since large integers are `bigint`.
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
