import { type Column, columnsOf, mergeColumns, originColumn, wrapColumns } from '../../columns/index.js'
import type { CompiledRule, PageKey } from './compiled-rule.js'
import { shapeAt } from './shape-at.js'

/** Returns the columns of the items of one or several lists, which `items()` delivers without tags. */
export function itemColumns(rule: CompiledRule, keys: readonly PageKey[]): readonly Column[] {
  const [first, ...others] = keys
  if (first && others.length === 0) return columnsOfKey(rule, first)
  return mergeColumns(keys.map((key) => ({ columns: columnsOfKey(rule, key), isOf: () => true })))
}

/** Returns the columns of the items of several lists with tags: the list's name, then the columns of all lists. */
export function taggedColumns(rule: CompiledRule, keys: readonly PageKey[]): readonly Column[] {
  const kinds = keys.map((key) => ({
    columns: wrapColumns(columnsOfKey(rule, key), (row) => tagOf(row).item),
    isOf: (row: unknown) => tagOf(row).key === key.name,
  }))
  return [originColumn('_list', (row) => tagOf(row).key), ...mergeColumns(kinds)]
}

function columnsOfKey({ otherMembers }: CompiledRule, { name, path }: PageKey): readonly Column[] {
  const shape = shapeAt(otherMembers.output, path)
  const member = path.at(-1) ?? name
  // A user's own model may leave its outputs out.
  return shape ? columnsOf(shape, member) : [{ name: member, type: 'json', read: (item) => item }]
}

function tagOf(row: unknown): { readonly key?: unknown; readonly item?: unknown } {
  return typeof row === 'object' && row !== null ? row : {}
}
