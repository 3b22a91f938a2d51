import type { Column } from '../../../columns/index.js'
import { type ListingEnd, type Origin, originMembers, type Writer } from '../contract/index.js'
import { originColumns, type PageOrigin, type RowList, rowColumns } from '../rows/index.js'
import type { LineFormat } from './line-formats.js'

export interface LineSpec {
  readonly lines: LineFormat
  /** The operation's own list; undefined for an operation without pages. */
  readonly list: RowList | undefined
  /** Lists of which only the names are said. */
  readonly others: readonly RowList[]
  /** The columns of what `--query` finds; undefined if only its result tells. */
  readonly columns: readonly Column[] | undefined
  readonly isTagged: boolean
}

/** A line for each row, such as CSV: a header always, and the same columns for every listing of an operation. */
export class LineWriter implements Writer {
  readonly #spec: LineSpec
  readonly #origin: PageOrigin = { current: undefined }
  /** Rows whose columns are not known before all of them are there. */
  readonly #waiting: unknown[] = []
  readonly #left = new Set<string>()
  #write: ((row: unknown) => string) | undefined

  constructor(spec: LineSpec) {
    this.#spec = spec
  }

  get notes(): readonly string[] {
    if (this.#left.size === 0) return []
    const names = [...this.#left].join(', ')
    return [
      `${names} are not in the ${this.#spec.lines.name}: use --output ndjson or json, or choose them with --query`,
    ]
  }

  page(page: object, origin: Origin | undefined): string {
    this.#origin.current = origin
    for (const { name, rowsOf } of this.#spec.others) if (rowsOf(page).length > 0) this.#left.add(name)
    return this.#rows(this.#spec.list?.rowsOf(page) ?? [])
  }

  result(result: object, origin: Origin | undefined): string {
    if (this.#spec.list) return this.page(result, origin)
    return this.elements([origin ? { ...originMembers(origin), ...result } : result])
  }

  elements(list: readonly unknown[]): string {
    if (this.#spec.columns) return this.#rows(list)
    for (const row of list) this.#waiting.push(row)
    return ''
  }

  value(value: unknown): string {
    return this.elements(Array.isArray(value) ? value : value === null ? [] : [value])
  }

  end({ hasFailed }: ListingEnd): string {
    const rows = this.#waiting.splice(0)
    return rows.length === 0 && hasFailed ? '' : this.#rows(rows)
  }

  #rows(rows: readonly unknown[]): string {
    let text = ''
    if (!this.#write) {
      const columns = this.#columns(rows)
      if (columns.length === 0) return ''
      text = this.#spec.lines.header(columns)
      this.#write = this.#spec.lines.rowWriter(columns)
    }
    for (const row of rows) text += this.#write(row)
    return text
  }

  #columns(rows: readonly unknown[]): readonly Column[] {
    const columns = this.#spec.columns ?? this.#spec.list?.columns ?? rowColumns(rows)
    const isPaged = this.#spec.columns === undefined && this.#spec.list !== undefined
    return isPaged && this.#spec.isTagged ? [...originColumns(this.#origin), ...columns] : columns
  }
}
