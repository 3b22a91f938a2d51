import type { Column } from '../table/index.js'

/** A format with a line of text for each row. */
export interface TextFormat {
  readonly name: string
  /** The lines before the first row; empty if there are none. */
  header(columns: readonly Column[], options: { readonly csvSafe: boolean }): string
  /** Returns a function that writes a row as a line, with its end. */
  rowWriter(columns: readonly Column[], options: { readonly csvSafe: boolean }): (row: unknown) => string
}
