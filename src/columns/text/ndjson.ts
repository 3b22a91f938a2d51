import { isDate, writeJson } from '../../values/index.js'
import type { Column, ColumnType } from '../table/index.js'
import type { TextFormat } from './text-format.js'

/** A JSON object for each row. A value that a row lacks is left out. */
export const ndjson: TextFormat = {
  name: 'NDJSON',
  header: () => '',
  rowWriter: (columns) => {
    const members = columns.map(memberWriter)
    return (row) => {
      let line = ''
      for (const write of members) line += write(row)
      return line === '' ? '{}\n' : `{${line.slice(1)}}\n`
    }
  },
}

/** Returns a function that writes a member with the comma before it. */
function memberWriter({ name, type, read }: Column): (row: unknown) => string {
  const start = `,${JSON.stringify(name)}:`
  const write = valueWriter(type)
  return (row) => {
    const value = read(row)
    return value === undefined || value === null ? '' : start + write(value)
  }
}

/** Most values are texts and times: `writeJson` finds out what a value is, and this knows it. */
function valueWriter(type: ColumnType): (value: unknown) => string {
  if (type === 'text')
    return (value) => (typeof value === 'string' ? JSON.stringify(value) : writeJson(value))
  if (type !== 'timestamp') return writeJson
  return (value) =>
    isDate(value) && !Number.isNaN(value.getTime()) ? `"${value.toISOString()}"` : writeJson(value)
}
