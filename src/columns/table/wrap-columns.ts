import { getMember } from '../../values/index.js'
import type { Column } from './column.js'

/** Returns the columns for rows that contain the columns' own rows: `unwrap` takes one from the other. */
export function wrapColumns(
  columns: readonly Column[],
  unwrap: (row: unknown) => unknown,
): readonly Column[] {
  return columns.map((column) => ({ ...column, read: (row) => column.read(unwrap(row)) }))
}

/** Returns a text column that says where a row is from, such as `_region`. */
export function originColumn(name: `_${string}`, read: (row: unknown) => unknown): Column {
  return { name, type: 'text', read }
}

/** Returns the columns of a listing across accounts and regions, whose rows are `{ account, region, item }`. */
export function withOrigin(columns: readonly Column[]): readonly Column[] {
  return [
    originColumn('_account', (row) => getMember(row, 'account')),
    originColumn('_region', (row) => getMember(row, 'region')),
    ...wrapColumns(columns, (row) => getMember(row, 'item')),
  ]
}
