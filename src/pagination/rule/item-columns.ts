import { type Column, columnsOf, mergeColumns, originColumn, wrapColumns } from '../../columns/index.js'
import type { CompiledRule, PageKey } from './compiled-rule.js'
import { shapeAt } from './shape-at.js'

/**
 * Returns the columns of the items of some lists. Items of several lists with tags, as `items([…])` delivers them, begin
 * with the list's name.
 */
export function itemColumns(
  rule: CompiledRule,
  { keys, isTagged }: { readonly keys: readonly PageKey[]; readonly isTagged: boolean },
): readonly Column[] {
  return isTagged ? taggedColumns(rule, keys) : plainColumns(rule, keys)
}

function plainColumns(rule: CompiledRule, keys: readonly PageKey[]): readonly Column[] {
  const [first, ...others] = keys
  if (first && others.length === 0) return columnsOfKey(rule, first)
  return mergeColumns(keys.map((key) => ({ columns: columnsOfKey(rule, key), isOf: () => true })))
}

function taggedColumns(rule: CompiledRule, keys: readonly PageKey[]): readonly Column[] {
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
