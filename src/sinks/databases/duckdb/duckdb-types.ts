import type { DuckDBType } from '@duckdb/node-api'
import type { ColumnType } from '../../../columns/index.js'
import { type NameRules, quote, storedNames } from '../staging/index.js'

/** The package. It is loaded when a file is opened, so nothing here imports its values. */
export type DuckDb = typeof import('@duckdb/node-api')

export const names: NameRules = { isCaseSensitive: false, longest: 1000, reserved: new Set() }

type Scalar = Extract<ColumnType, string>

/** Integers are 64 bits wide whatever the model says, because services do not keep to 32. */
const sqlTypes: Readonly<Record<Scalar, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  long: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
  blob: 'BLOB',
  json: 'JSON',
}

/** The type in a `CREATE TABLE`. */
export function duckDbSqlType(type: ColumnType): string {
  if (typeof type === 'string') return sqlTypes[type]
  if ('list' in type) return `${duckDbSqlType(type.list)}[]`
  if ('map' in type) return `MAP(VARCHAR, ${duckDbSqlType(type.map)})`
  const fields = memberNames(type.struct).map((name, index) => {
    const member = type.struct[index]?.type ?? 'json'
    return `${quote(name)} ${duckDbSqlType(member)}`
  })
  return `STRUCT(${fields.join(', ')})`
}

/** The same for a chunk of values. */
export function duckDbType(type: ColumnType, duckdb: DuckDb): DuckDBType {
  if (typeof type === 'string') return scalarType(type, duckdb)
  if ('list' in type) return duckdb.LIST(duckDbType(type.list, duckdb))
  if ('map' in type) return duckdb.MAP(duckdb.VARCHAR, duckDbType(type.map, duckdb))
  const members = type.struct.map((member) => duckDbType(member.type, duckdb))
  const entries = memberNames(type.struct).map(
    (name, index) => [name, members[index] ?? duckdb.VARCHAR] as const,
  )
  return duckdb.STRUCT(Object.fromEntries(entries))
}

function scalarType(type: Scalar, duckdb: DuckDb): DuckDBType {
  if (type === 'integer' || type === 'long') return duckdb.BIGINT
  if (type === 'double') return duckdb.DOUBLE
  if (type === 'boolean') return duckdb.BOOLEAN
  if (type === 'timestamp') return duckdb.TIMESTAMPTZ
  return type === 'blob' ? duckdb.BLOB : duckdb.VARCHAR
}

/** DuckDB takes the members `Name` and `name` of a structure for one. */
export function memberNames(struct: readonly { readonly name: string }[]): readonly string[] {
  return storedNames(
    struct.map(({ name }) => name),
    names,
  )
}
