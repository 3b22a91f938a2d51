import type { ColumnType } from '../../../columns/index.js'

const types: Readonly<Record<Extract<ColumnType, string>, string>> = {
  text: 'text',
  integer: 'bigint',
  long: 'bigint',
  double: 'double precision',
  boolean: 'boolean',
  timestamp: 'timestamp with time zone',
  blob: 'bytea',
  json: 'jsonb',
}

export function postgresType(type: ColumnType): string {
  return typeof type === 'string' ? types[type] : 'jsonb'
}
