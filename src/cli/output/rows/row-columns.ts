import type { Column } from '../../../columns/index.js'
import { getMember, isPlainObject } from '../../../values/index.js'

/**
 * Returns the columns of rows that are there: the members of all objects, the places of all lists; a single column for
 * anything else. No columns without rows.
 */
export function rowColumns(rows: readonly unknown[]): readonly Column[] {
  const names = new Set<string>()
  let places = 0
  let hasValues = false
  for (const row of rows) {
    if (isPlainObject(row)) for (const name of Object.keys(row)) names.add(name)
    else if (Array.isArray(row)) places = Math.max(places, row.length)
    else hasValues = true
  }
  return [
    ...[...names].map((name): Column => ({ name, type: 'json', read: (row) => objectMember(row, name) })),
    ...Array.from({ length: places }, (_, index): Column => placeColumn(index)),
    ...(hasValues ? [valueColumn] : []),
  ]
}

const valueColumn: Column = {
  name: 'value',
  type: 'json',
  read: (row) => (isPlainObject(row) || Array.isArray(row) ? undefined : row),
}

function placeColumn(index: number): Column {
  return {
    name: `column${index + 1}`,
    type: 'json',
    read: (row) => (Array.isArray(row) ? row[index] : undefined),
  }
}

function objectMember(row: unknown, name: string): unknown {
  return isPlainObject(row) ? getMember(row, name) : undefined
}
