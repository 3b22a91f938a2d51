import type { ColumnType } from '../../../columns/index.js'
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

const types: Readonly<Record<Extract<ColumnType, string>, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  long: 'INTEGER',
  double: 'REAL',
  boolean: 'INTEGER',
  timestamp: 'TEXT',
  blob: 'BLOB',
  json: 'TEXT',
}

/**
 * The declared type, which gives the column its affinity. None is `NUMERIC` or a name that SQLite takes for it, such as
 * `TIMESTAMP`: SQLite would make numbers of texts. Tables are not `STRICT`, because SQLite before 3.37 cannot open a file
 * that has such a table.
 */
export function sqliteType(type: ColumnType): string {
  return typeof type === 'string' ? types[type] : 'TEXT'
}

/** What SQLite makes of a declared type (its documentation, "Determination Of Column Affinity"). */
export function affinityOf(declared: string): string {
  if (/INT/i.test(declared)) return 'INTEGER'
  if (/CHAR|CLOB|TEXT/i.test(declared)) return 'TEXT'
  if (declared === '' || /BLOB/i.test(declared)) return 'BLOB'
  return /REAL|FLOA|DOUB/i.test(declared) ? 'REAL' : 'NUMERIC'
}

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
