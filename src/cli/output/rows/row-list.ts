import { type Column, columnsOf } from '../../../columns/index.js'
import type { Shape } from '../../../models/index.js'
import { chosenItems, itemColumns, ownKeys } from '../../../pagination/index.js'
import { getMember } from '../../../values/index.js'
import type { OutputSpec } from '../contract/index.js'

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
  if (!rule.primary) return []
  const own = ownKeys(rule, input)
  const others = rule.resultKeys.filter((key) => !own.includes(key) && key.single === undefined)
  const names = own.map(({ name }) => name).join(', ')
  return [{ name: names, choice: undefined }, ...others.map(({ name }) => ({ name, choice: name }))].map(
    ({ name, choice }) => {
      const chosen = chosenItems(rule, input, choice)
      const { source } = chosen
      const columns = itemColumns(rule, chosen)
      return { name, isOwn: choice === undefined, columns, rowsOf: (page) => source.extract(page) }
    },
  )
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
