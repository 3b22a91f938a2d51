import { base64Of, isBytes, isDate, writeJson } from '../../values/index.js'
import { type Column, flatten } from '../table/index.js'
import type { TextFormat } from './text-format.js'

const endOfLine = '\r\n'
/** RFC 4180 quotes what has these; white space at an end is quoted too, because some readers remove it. */
const needsQuotes = /[",\r\n]|^\s|\s$/
/** What spreadsheets take for the beginning of a formula, in their full width too. */
const beginsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * RFC 4180, with the names of the columns in the first line. The members of a structure are columns of their own, and
 * lists and maps are JSON. A value that a row lacks is an empty cell, and an empty text is `""`.
 */
export const csv: TextFormat = {
  name: 'CSV',
  // Names of rows without a model come from them: anybody may have chosen them.
  header: (columns, { csvSafe }) => {
    const cells = flatten(columns).map(({ name }) => quoted(csvSafe ? safe(name) : name))
    return cells.length === 0 ? '' : cells.join(',') + endOfLine
  },
  rowWriter: (columns, { csvSafe }) => {
    const cells = flatten(columns).map(({ read }: Column) => read)
    const cellOf = csvSafe ? (value: unknown) => cell(value, safe) : (value: unknown) => cell(value, same)
    const [only] = cells
    // An empty line would be no row.
    if (only && cells.length === 1) return (row) => (cellOf(only(row)) || '""') + endOfLine
    return (row) => {
      let line = ''
      for (let index = 0; index < cells.length; index++) {
        const value = cells[index]?.(row)
        line += index === 0 ? cellOf(value) : `,${cellOf(value)}`
      }
      return line + endOfLine
    }
  },
}

function cell(value: unknown, guard: (text: string) => string): string {
  if (typeof value === 'string') return quoted(guard(value))
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  return quoted(isBytes(value) ? guard(base64Of(value)) : writeJson(value))
}

function quoted(text: string): string {
  if (text === '') return '""'
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function same(text: string): string {
  return text
}

function safe(text: string): string {
  return beginsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
}
