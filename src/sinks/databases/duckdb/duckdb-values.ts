import type { DuckDBValue } from '@duckdb/node-api'
import type { ColumnType } from '../../../columns/index.js'
import { isObject } from '../../../values/index.js'
import {
  misfit,
  type TextKeeper,
  toBoolean,
  toBytes,
  toDouble,
  toInteger,
  toText,
  toTime,
} from '../staging/index.js'
import { type DuckDb, memberNames } from './duckdb-types.js'

/** Makes the value of a chunk from a value of a listing. */
export type ToDuckDb = (value: unknown) => DuckDBValue

interface Making {
  readonly duckdb: DuckDb
  readonly texts: TextKeeper
  /** For messages. */
  readonly column: string
}

/** Returns a function that converts the values of a type. It is made once a column, not once a value. */
export function duckDbConverter(type: ColumnType, making: Making): ToDuckDb {
  const convert = presentConverter(type, making)
  return (value) => (value === undefined || value === null ? null : convert(value))
}

function presentConverter(type: ColumnType, making: Making): ToDuckDb {
  if (typeof type === 'string') return scalarConverter(type, making)
  if ('list' in type) return listConverter(duckDbConverter(type.list, making), making)
  if ('map' in type) return mapConverter(duckDbConverter(type.map, making), making)
  return structConverter(type.struct, making)
}

function scalarConverter(type: Extract<ColumnType, string>, { duckdb, texts, column }: Making): ToDuckDb {
  const converters: Readonly<Record<typeof type, ToDuckDb>> = {
    text: (value) => texts.keep(toText(value), column),
    integer: (value) => toInteger(value, column),
    long: (value) => toInteger(value, column),
    double: (value) => toDouble(value, column),
    boolean: (value) => toBoolean(value, column),
    timestamp: (value) => new duckdb.DuckDBTimestampTZValue(BigInt(toTime(value, column)) * 1000n),
    blob: (value) => new duckdb.DuckDBBlobValue(toBytes(value, column)),
    json: (value) => texts.keepJson(value, column),
  }
  return converters[type]
}

function listConverter(convert: ToDuckDb, { duckdb, column }: Making): ToDuckDb {
  return (value) => {
    if (!Array.isArray(value)) throw misfit(value, column, 'list')
    return new duckdb.DuckDBListValue(value.map((item) => convert(item)))
  }
}

function mapConverter(convert: ToDuckDb, { duckdb, texts, column }: Making): ToDuckDb {
  return (value) => {
    if (!isObject(value)) throw misfit(value, column, 'map')
    const entries = Object.entries(value).map(([key, item]) => ({
      key: texts.keep(key, column),
      value: convert(item),
    }))
    return new duckdb.DuckDBMapValue(entries)
  }
}

function structConverter(
  struct: Extract<ColumnType, { readonly struct: unknown }>['struct'],
  making: Making,
): ToDuckDb {
  const names = memberNames(struct)
  const members = struct.map(({ type, read }, index) => ({
    name: names[index] ?? '',
    read,
    convert: duckDbConverter(type, making),
  }))
  return (value) => {
    if (!isObject(value)) throw misfit(value, making.column, 'structure')
    const entries: Record<string, DuckDBValue> = {}
    for (const { name, read, convert } of members) entries[name] = convert(read(value))
    return new making.duckdb.DuckDBStructValue(entries)
  }
}
