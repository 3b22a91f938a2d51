import { type Column, originColumn, wrapColumns } from '../../../columns/index.js'
import {
  type ListingEnd,
  type Origin,
  type OutputSpec,
  originMembers,
  type Writer,
} from '../contract/index.js'
import { originColumns, type PageOrigin, type RowList, rowColumns } from '../rows/index.js'
import { cellText, indentedJson, visibleJson, visibleText } from '../text/index.js'
import { type Colors, colorsOf } from './colors.js'
import { TerminalTable } from './terminal-table.js'

export interface TableSpec extends Pick<OutputSpec, 'color' | 'io' | 'isTagged'> {
  readonly lists: readonly RowList[]
  /** The columns of what `--query` finds; undefined if only its result tells. */
  readonly columns: readonly Column[] | undefined
  readonly areNamed: boolean
}

/** A row that waits for the end, and where it is from. */
interface OtherRow {
  readonly row: unknown
  readonly origin: Origin | undefined
}

/** The table of a terminal: the operation's own list row by row, and its other lists below. */
export class TableWriter implements Writer {
  readonly notes: string[] = []
  readonly #spec: TableSpec
  readonly #colors: Colors
  readonly #origin: PageOrigin = { current: undefined }
  readonly #others: { readonly list: RowList; readonly rows: OtherRow[] }[]
  #table: TerminalTable | undefined
  #isQuery = false

  constructor(spec: TableSpec) {
    this.#spec = spec
    this.#colors = colorsOf(spec)
    this.#others = spec.lists.filter(({ isOwn }) => !isOwn).map((list) => ({ list, rows: [] }))
  }

  page(page: object, origin: Origin | undefined): string {
    this.#origin.current = origin
    for (const { list, rows } of this.#others) for (const row of list.rowsOf(page)) rows.push({ row, origin })
    const own = this.#spec.lists.find(({ isOwn }) => isOwn)
    return own ? this.#rows(own.rowsOf(page), own.columns) : ''
  }

  elements(list: readonly unknown[]): string {
    this.#isQuery = true
    return this.#rows(list, this.#spec.columns ?? rowColumns(list))
  }

  value(value: unknown): string {
    this.#isQuery = true
    if (Array.isArray(value)) return this.elements(value)
    if (typeof value !== 'object' || value === null) return `${visibleText(cellText(value ?? 'null'))}\n`
    return Object.keys(value).length === 0 ? '' : `${visibleJson(indentedJson(value))}\n`
  }

  result(result: object, origin: Origin | undefined): string {
    return this.#spec.lists.length > 0
      ? this.page(result, origin)
      : this.elements([origin ? { ...originMembers(origin), ...result } : result])
  }

  end({ hasFailed }: ListingEnd): string {
    const filled = this.#others.filter(({ rows }) => rows.length > 0)
    const below = filled.map(({ list, rows }, index) => {
      const table = this.#open(this.#otherColumns(list))
      const space = index > 0 || this.#table ? '\n' : ''
      const title = `${this.#colors.title(list.name)}\n`
      return space + title + table.begin(rows) + rows.map((row) => table.row(row)).join('')
    })
    if (!this.#table && filled.length === 0 && !this.#isQuery && !hasFailed)
      this.notes.push('nothing to list')
    return below.join('')
  }

  #otherColumns({ columns }: RowList): readonly Column[] {
    const own = wrapColumns(columns, (row) => (row as OtherRow).row)
    if (!this.#spec.isTagged) return own
    const place = (name: 'account' | 'region') => (row: unknown) => (row as OtherRow).origin?.[name]
    return [originColumn('_account', place('account')), originColumn('_region', place('region')), ...own]
  }

  /** Nothing is written before the first rows, which decide what the table looks like. */
  #rows(rows: readonly unknown[], columns: readonly Column[]): string {
    if (rows.length === 0) return ''
    let text = ''
    if (!this.#table) {
      const origin = this.#spec.isTagged && !this.#isQuery ? originColumns(this.#origin) : []
      this.#table = this.#open([...origin, ...columns])
      text = this.#table.begin(rows)
      this.#noteHidden(this.#table)
    }
    for (const row of rows) text += this.#table.row(row)
    return text
  }

  #open(columns: readonly Column[]): TerminalTable {
    const { io, areNamed } = this.#spec
    const { isTerminal, width } = io.stdout
    return new TerminalTable({
      columns,
      areNamed,
      width: isTerminal ? width : undefined,
      colors: this.#colors,
    })
  }

  #noteHidden({ hidden }: TerminalTable): void {
    if (hidden.length === 0) return
    const names =
      hidden.length > 6 ? `${hidden.slice(0, 6).join(', ')} and ${hidden.length - 6} more` : hidden.join(', ')
    this.notes.push(`columns that do not fit: ${names}. Choose columns with --columns, or use --output json`)
  }
}
