import type { Column } from './column.js'

/**
 * Returns columns without structures: the members of a structure become columns of their own, such as `Owner.ID`. Lists
 * and maps stay as they are.
 */
export function flatten(columns: readonly Column[]): readonly Column[] {
  return columns.flatMap((column) => {
    const { type } = column
    if (typeof type !== 'object' || !('struct' in type)) return [column]
    return flatten(type.struct).map((inner) => ({
      name: `${column.name}.${inner.name}`,
      type: inner.type,
      read: (row: unknown) => {
        const structure = column.read(row)
        return structure === undefined || structure === null ? undefined : inner.read(structure)
      },
    }))
  })
}
