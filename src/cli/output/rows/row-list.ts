import { type Column, columnsOf } from '../../../columns/index.js'
import type { Shape } from '../../../models/index.js'
import { itemsOfKey, ownItems, ownKeys, type PageKey } from '../../../pagination/index.js'
import { getMember } from '../../../values/index.js'
import type { OutputSpec } from '../contract/index.js'
import { keyShape } from './key-shape.js'

/** One of the lists that the pages of a listing hold. */
export interface RowList {
  /** AWS's name, such as `CommonPrefixes`. */
  readonly name: string
  /** It is the operation's own list, which `items()` yields. */
  readonly isOwn: boolean
  /** From the model: the same for every listing. */
  readonly columns: readonly Column[]
  rowsOf(page: object): readonly unknown[]
}

/** Returns the lists of an operation's pages, its own first; without pages, the only list of its result. */
export function rowLists({ rule, input = {}, operation }: OutputSpec): readonly RowList[] {
  if (!rule) return onlyList(operation.output)
  const own = ownKeys(rule, input)
  const source = ownItems(rule, input)
  const listOf = (key: PageKey): RowList => ({
    name: key.name,
    isOwn: false,
    columns: keyColumns(key, operation.output),
    rowsOf: (page) => itemsOfKey(rule, key).extract(page),
  })
  const others = rule.resultKeys.filter((key) => !own.includes(key) && key.single === undefined)
  if (!source) return others.map(listOf)
  const first: RowList = {
    name: own.map(({ name }) => name).join(', '),
    isOwn: true,
    columns: union(own.map((key) => keyColumns(key, operation.output))),
    rowsOf: (page) => source.extract(page),
  }
  return [first, ...others.map(listOf)]
}

function onlyList(output: Shape | undefined): readonly RowList[] {
  const lists = [...(output?.members ?? [])].filter(([, { shape }]) => shape.type === 'list')
  return lists.slice(0, lists.length === 1 ? 1 : 0).map(([name, { shape }]) => ({
    name,
    isOwn: true,
    columns: columnsOf(shape, name),
    rowsOf: (result) => {
      const rows = getMember(result, name)
      return Array.isArray(rows) ? rows : []
    },
  }))
}

function keyColumns(key: PageKey, output: Shape | undefined): readonly Column[] {
  const shape = keyShape(key, output)
  const name = key.path.at(-1) ?? key.name
  return shape ? columnsOf(shape, name) : [{ name, type: 'json', read: (row) => row }]
}

function union(lists: readonly (readonly Column[])[]): readonly Column[] {
  const columns = new Map<string, Column>()
  for (const column of lists.flat()) if (!columns.has(column.name)) columns.set(column.name, column)
  return [...columns.values()]
}
