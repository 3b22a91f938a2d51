import { writeJson } from '../../../values/index.js'
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
import type { SqliteValue } from './sqlite-engine.js'

/** SQLite stores NaN as NULL, so it becomes a text. Nested values are JSON; SQLite's JSON keeps half surrogate pairs. */
export function sqliteValue(
  value: unknown,
  { name, source: { type } }: StoredColumn,
  texts: TextKeeper,
): SqliteValue {
  if (value === undefined || value === null) return null
  if (typeof type !== 'string' || type === 'json') return writeJson(value)
  if (type === 'text') return texts.keep(toText(value), name)
  if (type === 'integer' || type === 'long') return toInteger(value, name)
  if (type === 'boolean') return toBoolean(value, name) ? 1 : 0
  if (type === 'timestamp') return new Date(toTime(value, name)).toISOString()
  if (type === 'blob') return toBytes(value, name)
  const number = toDouble(value, name)
  return Number.isNaN(number) ? 'NaN' : number
}
