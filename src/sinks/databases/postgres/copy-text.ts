import {
  type StoredColumn,
  type TextKeeper,
  toBoolean,
  toBytes,
  toDouble,
  toInteger,
  toText,
  toTime,
} from '../staging/index.js'

const NULL = '\\N'
const SPECIAL = /[\\\n\r\t]/
const EVERY_SPECIAL = /[\\\n\r\t]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Returns the line of a row in the text format of `COPY`. */
export function copyLine(row: unknown, columns: readonly StoredColumn[], texts: TextKeeper): string {
  let line = ''
  for (const column of columns) {
    const value = column.source.read(row)
    const field = value === undefined || value === null ? NULL : fieldOf(value, column, texts)
    line += line === '' && column === columns[0] ? field : `\t${field}`
  }
  return `${line}\n`
}

function fieldOf(value: unknown, { name, source: { type } }: StoredColumn, texts: TextKeeper): string {
  if (typeof type !== 'string' || type === 'json') return escaped(texts.keepJson(value, name))
  if (type === 'text') return escaped(texts.keep(toText(value), name))
  if (type === 'integer' || type === 'long') return String(toInteger(value, name))
  if (type === 'double') return postgresDouble(toDouble(value, name))
  if (type === 'boolean') return toBoolean(value, name) ? 't' : 'f'
  if (type === 'timestamp') return postgresTime(toTime(value, name))
  return `\\\\x${hexOf(toBytes(value, name))}`
}

function postgresDouble(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number)
}

function escaped(text: string): string {
  return SPECIAL.test(text)
    ? text.replace(EVERY_SPECIAL, (character) => escapes[character] ?? character)
    : text
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

/** PostgreSQL has no year 0: the year before 1 is 1 BC. Its years after 9999 have no sign. */
function postgresTime(time: number): string {
  const iso = new Date(time).toISOString()
  const year = new Date(time).getUTCFullYear()
  if (year >= 1 && year <= 9999) return iso
  const rest = iso.slice(iso.indexOf('-', 1))
  const shown = String(year < 1 ? 1 - year : year).padStart(4, '0')
  return year < 1 ? `${shown}${rest} BC` : `${shown}${rest}`
}
