import { isBytes, isDate, isSet } from './checks/index.js'

/**
 * Writes JSON that loses nothing: a bigint and an exact decimal as their digits, a `Date` in ISO form, bytes as base64, a
 * set as a list, and a number that JSON lacks as the text that AWS's services use (`"NaN"`). Members that are undefined, functions or symbols
 * are left out, as JSON.stringify does.
 *
 * @example writeJson({ id: 9007199254740993n, at: new Date(0) }) // '{"id":9007199254740993,"at":"1970-01-01T00:00:00.000Z"}'
 */
export function writeJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return 'null'
  if (isDate(value)) return `"${isoTime(value)}"`
  if (isBytes(value)) return `"${base64Of(value)}"`
  if (Array.isArray(value)) return writeList(value)
  if (isSet(value)) return writeList([...value])
  return 'toBigInt' in value ? writeExactNumber(String(value)) : writeObject(value)
}

/** An object for a number that a double would round: its digits, if they are a number of JSON. */
function writeExactNumber(digits: string): string {
  return /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(digits) ? digits : JSON.stringify(digits)
}

function writeList(list: readonly unknown[]): string {
  let text = '['
  for (let index = 0; index < list.length; index++) text += (index > 0 ? ',' : '') + writeJson(list[index])
  return `${text}]`
}

function writeObject(object: object): string {
  let text = ''
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined || typeof member === 'function' || typeof member === 'symbol') continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${writeJson(member)}`
  }
  return `{${text}}`
}

/** A time that `Date` cannot show has no ISO form; JSON's own text for it is null. */
function isoTime(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** Returns bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
