import { type Column, ndjson, originColumn } from '../../../columns/index.js'
import type { ListingEnd, Origin, Writer } from '../contract/index.js'
import { originColumns, type PageOrigin, type RowList } from '../rows/index.js'
import { compactJson } from '../text/index.js'

/**
 * One JSON object a line, the same as in a file of `--to`. The items of lists that are not the operation's own have the
 * name of their list in `_list`.
 */
export class NdjsonWriter implements Writer {
  readonly #origin: PageOrigin = { current: undefined }
  readonly #lists: readonly {
    rowsOf(page: object): readonly unknown[]
    write(row: unknown): string
  }[]

  constructor(lists: readonly RowList[], isTagged: boolean) {
    const origin = isTagged ? originColumns(this.#origin) : []
    this.#lists = lists.map(({ name, isOwn, columns, rowsOf }) => ({
      rowsOf,
      write: rowWriter([...origin, ...(isOwn ? [] : [originColumn('_list', () => name)]), ...columns]),
    }))
  }

  page(page: object, origin: Origin | undefined): string {
    this.#origin.current = origin
    let text = ''
    for (const { rowsOf, write } of this.#lists) for (const row of rowsOf(page)) text += write(row)
    return text
  }

  elements(list: readonly unknown[]): string {
    let text = ''
    for (const element of list) text += `${compactJson(element)}\n`
    return text
  }

  value(value: unknown): string {
    if (Array.isArray(value)) return this.elements(value)
    const text = compactJson(value)
    return text === '{}' ? '' : `${text}\n`
  }

  end(_end: ListingEnd): string {
    return ''
  }
}

function rowWriter(columns: readonly Column[]): (row: unknown) => string {
  return ndjson.rowWriter(columns, { csvSafe: false })
}
