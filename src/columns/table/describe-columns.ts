import type { Column, ColumnType } from './column.js'

/** Returns a text that is the same for equal columns, such as `Key text, Owner {ID text}`. */
export function describeColumns(columns: readonly Column[]): string {
  return columns.map(({ name, type }) => `${JSON.stringify(name)} ${describeType(type)}`).join(', ')
}

function describeType(type: ColumnType): string {
  if (typeof type === 'string') return type
  if ('list' in type) return `[${describeType(type.list)}]`
  if ('map' in type) return `<${describeType(type.map)}>`
  return `{${describeColumns(type.struct)}}`
}
