import type { Column } from './column.js'
import { describeColumns } from './describe-columns.js'

/** The columns of the rows that `isOf` is true for. */
export interface ColumnsOf {
  readonly columns: readonly Column[]
  isOf(row: unknown): boolean
}

/** Returns the columns of a table with rows of several kinds. Columns of one name but different types become `json`. */
export function mergeColumns(kinds: readonly ColumnsOf[]): readonly Column[] {
  const names = new Set(kinds.flatMap(({ columns }) => columns.map(({ name }) => name)))
  return [...names].map((name) => {
    const found = kinds.flatMap(({ columns, isOf }) =>
      columns.filter((column) => column.name === name).map((column) => ({ column, isOf })),
    )
    const types = new Set(found.map(({ column }) => describeColumns([column])))
    return {
      name,
      type: types.size === 1 ? (found[0]?.column.type ?? 'json') : 'json',
      read: (row: unknown) => found.find(({ isOf }) => isOf(row))?.column.read(row),
    }
  })
}
