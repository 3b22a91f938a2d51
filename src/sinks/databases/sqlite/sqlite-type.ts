import type { ColumnType } from '../../../columns/index.js'

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
