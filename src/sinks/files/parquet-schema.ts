import type { ParquetWriter } from 'hyparquet-writer'
import type { Column, ColumnType } from '../../columns/index.js'

export type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

type Traits = Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>

const text: Traits = { type: 'BYTE_ARRAY', converted_type: 'UTF8' }

/** An `integer` too: services return larger numbers than 32 bits hold, whatever their models say. */
const scalars: Readonly<Record<Extract<ColumnType, string>, Traits>> = {
  text,
  json: text,
  integer: { type: 'INT64' },
  long: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  blob: { type: 'BYTE_ARRAY' },
}

/** Returns the schema of a Parquet file: each group is followed by its members. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...members(columns)]
}

function members(columns: readonly Column[]): SchemaElement[] {
  return columns.flatMap(({ name, type }) => elements(name, type))
}

function elements(name: string, type: ColumnType): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  if (typeof type === 'string') return [{ ...optional, ...scalars[type] }]
  if ('struct' in type) return [{ ...optional, num_children: type.struct.length }, ...members(type.struct)]
  if ('list' in type) {
    return [
      { ...optional, converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements('element', type.list),
    ]
  }
  return [
    { ...optional, converted_type: 'MAP', num_children: 1 },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    { name: 'key', repetition_type: 'REQUIRED', ...text },
    ...elements('value', type.map),
  ]
}
