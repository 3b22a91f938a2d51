import type { Column, ColumnType } from '../../columns/index.js'
import { isBytes, isDate, isObject, writeJson } from '../../values/index.js'

/** A value that its column cannot hold. */
export class Misfit extends Error {}

type Convert = (value: unknown) => unknown

/** Returns a function that makes a column's values from rows, as hyparquet-writer takes them; undefined for none. */
export function columnReader({ type, read }: Column): Convert {
  const convert = converterOf(type)
  return (row) => convert(read(row))
}

function converterOf(type: ColumnType): Convert {
  const convert = typeof type === 'string' ? scalars[type] : nested(type)
  return (value) => (value === undefined || value === null ? undefined : convert(value))
}

const scalars: Readonly<Record<Extract<ColumnType, string>, Convert>> = {
  text: (value) => (typeof value === 'string' ? value : writeJson(value)),
  json: writeJson,
  integer: toInteger,
  long: toInteger,
  double: (value) => (typeof value === 'number' ? value : toDouble(value)),
  boolean: (value) => (typeof value === 'boolean' ? value : misfit('no boolean', value)),
  timestamp: (value) => (isDate(value) ? toMilliseconds(value) : misfit('no time', value)),
  blob: (value) => (isBytes(value) ? value : misfit('no bytes', value)),
}

function toInteger(value: unknown): bigint {
  const isInteger = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
  if (!isInteger) return misfit('no integer', value)
  const integer = BigInt(value)
  return BigInt.asIntN(64, integer) === integer ? integer : misfit('no integer of 64 bits', value)
}

function toDouble(value: unknown): number {
  return typeof value === 'bigint' ? Number(value) : misfit('no number', value)
}

function toMilliseconds(date: Date): bigint | undefined {
  const time = date.getTime()
  return Number.isNaN(time) ? undefined : BigInt(time)
}

function nested(type: Exclude<ColumnType, string>): Convert {
  if ('list' in type) {
    const convert = converterOf(type.list)
    return (value) => (Array.isArray(value) ? value.map(convert) : misfit('no list', value))
  }
  if ('map' in type) {
    const convert = converterOf(type.map)
    return (value) =>
      isObject(value)
        ? Object.entries(value).map(([key, inner]) => ({ key, value: convert(inner) }))
        : misfit('no map', value)
  }
  const members = type.struct.map((column) => [column.name, columnReader(column)] as const)
  return (value) =>
    isObject(value)
      ? Object.fromEntries(members.map(([name, read]) => [name, read(value)]))
      : misfit('no structure', value)
}

function misfit(problem: string, value: unknown): never {
  const seen = typeof value === 'number' || typeof value === 'bigint' ? String(value) : `a ${typeof value}`
  throw new Misfit(`${seen} is ${problem}`)
}
