import type { Column } from './column.js'

/** Returns the columns for rows that contain the columns' own rows: `unwrap` takes one from the other. */
export function wrapColumns(
  columns: readonly Column[],
  unwrap: (row: unknown) => unknown,
): readonly Column[] {
  return columns.map((column) => ({ ...column, read: (row) => column.read(unwrap(row)) }))
}

/** Returns a text column that says where a row is from, such as `_region`. */
export function constantColumn(name: `_${string}`, read: (row: unknown) => unknown): Column {
  return { name, type: 'text', read }
}
