import { getMember, isBytes, isDate, isObject } from '../../values/index.js'
import type { Column, ColumnType } from './column.js'

/**
 * Returns columns for rows that have no model, from the values of the first of them: the members of objects, or a single
 * column `value`. Members that are objects or lists are `json`.
 */
export function inferColumns(rows: readonly unknown[]): readonly Column[] {
  if (!rows.every(isRecord)) return [{ name: 'value', type: typeOfAll(rows), read: (row) => row }]
  const names = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => isData(row[name]))))
  return [...names].map((name) => ({
    name,
    type: typeOfAll(rows.map((row) => row[name])),
    read: (row) => getMember(row, name),
  }))
}

function isRecord(row: unknown): row is Record<string, unknown> {
  return isObject(row) && !Array.isArray(row) && !isDate(row) && !isBytes(row)
}

/** JSON leaves out the others too. */
function isData(value: unknown): boolean {
  return typeof value !== 'function' && typeof value !== 'symbol'
}

function typeOfAll(values: readonly unknown[]): ColumnType {
  const types = new Set(values.flatMap((value) => typeOfValue(value) ?? []))
  const [type = 'text'] = types
  if (types.size <= 1) return type
  if (types.has('json')) return 'json'
  return types.size === 2 && types.has('long') && types.has('double') ? 'double' : 'text'
}

function typeOfValue(value: unknown): Extract<ColumnType, string> | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'long' : 'double'
  if (isDate(value)) return 'timestamp'
  return isBytes(value) ? 'blob' : 'json'
}
