import { columnsOf } from '../../../columns/index.js'
import type { OperationModel, Shape } from '../../../models/index.js'
import { type CompiledRule, type PageKey, withValue } from '../../../pagination/index.js'
import { isPlainObject } from '../../../values/index.js'
import { type Origin, originMembers } from '../contract/index.js'
import { keyShape } from './key-shape.js'

/**
 * Returns a copy of a page whose items say where they are from: `_account` and `_region` come before an item's own
 * members. An item that has no members becomes one: `{ _account, _region, QueueUrl }`. A map becomes a list, because two
 * regions may have the same names.
 */
export function tagPage(
  page: object,
  origin: Origin,
  { rule, operation }: { readonly rule: CompiledRule; readonly operation: OperationModel },
): object {
  const members = originMembers(origin)
  return rule.resultKeys.reduce((tagged, key) => {
    const value = key.read(page)
    const items = key.isMap && isPlainObject(value) ? Object.entries(value) : value
    if (!Array.isArray(items)) return tagged
    const tag = tagger(key, operation.output)
    return withValue(
      tagged,
      key.path,
      items.map((item) => ({ ...members, ...tag(item) })),
    )
  }, page)
}

function tagger(key: PageKey, output: Shape | undefined): (item: unknown) => object {
  const shape = keyShape(key, output)
  const columns = shape ? columnsOf(shape, key.path.at(-1) ?? key.name) : []
  return (item) =>
    isPlainObject(item) ? item : Object.fromEntries(columns.map((column) => [column.name, column.read(item)]))
}
