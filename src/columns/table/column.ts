/**
 * The type of a column's values, and of the values inside them. Values are as nexttoken's clients return them: a
 * `timestamp` is a `Date`, a `blob` is bytes, a `long` is a number, or a `bigint` beyond 2^53. `json` is any value: a
 * document, or a shape that contains itself.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'long'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | 'json'
  | { readonly list: ColumnType }
  | { readonly map: ColumnType }
  | { readonly struct: readonly Column[] }

/**
 * A column of a listing's rows, or a member of a structure in one.
 *
 * @example
 * // of S3 ListObjectsV2
 * { name: 'Size', type: 'long', read: (row) => row.Size }
 */
export interface Column {
  /** AWS's name of the member. No two columns of a table differ only in case. */
  readonly name: string
  readonly type: ColumnType
  /** The value in a row, or in the structure that the column is a member of; undefined or null if there is none. */
  read(row: unknown): unknown
}
