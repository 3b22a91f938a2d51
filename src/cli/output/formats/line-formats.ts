import { type Column, csv, flatten, ndjson } from '../../../columns/index.js'
import { cellText, scalarText } from '../text/index.js'

/** A format with a line for each row. */
export interface LineFormat {
  /** For people. */
  readonly name: string
  /** The lines before the first row; empty if there are none. */
  header(columns: readonly Column[]): string
  rowWriter(columns: readonly Column[]): (row: unknown) => string
}

/** RFC 4180, as in a file of `--to`. */
export function csvLines(csvSafe: boolean): LineFormat {
  return {
    name: 'CSV',
    header: (columns) => csv.header(columns, { csvSafe }),
    rowWriter: (columns) => csv.rowWriter(columns, { csvSafe }),
  }
}

export const ndjsonLines: LineFormat = {
  name: 'NDJSON',
  header: () => '',
  rowWriter: (columns) => ndjson.rowWriter(columns, { csvSafe: false }),
}

/** Values between tabs. A tab, a line end and a backslash in a value are `\t`, `\n`, `\r` and `\\`. */
export const tsvLines: LineFormat = {
  name: 'TSV',
  header: (columns) => tabbed(flatten(columns).map(({ name }) => escaped(name))),
  rowWriter: (columns) => lineWriter(columns, (value) => escaped(cellText(value))),
}

/** The AWS CLI's text of rows: values between tabs, without names. */
export const textLinesOfRows: LineFormat = {
  name: 'text',
  header: () => '',
  rowWriter: (columns) => lineWriter(columns, scalarText),
}

function lineWriter(
  columns: readonly Column[],
  textOf: (value: unknown) => string,
): (row: unknown) => string {
  const cells = flatten(columns)
  return (row) => tabbed(cells.map(({ read }) => textOf(read(row))))
}

function tabbed(cells: readonly string[]): string {
  return `${cells.join('\t')}\n`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
