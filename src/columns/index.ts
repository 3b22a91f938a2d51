/**
 * columns: the table that a list of AWS is.
 *
 * In: the shape of a list. Out: its columns, each with a type and a function that reads its value from an item. They come
 * from the model alone, so that every listing of an operation has the same columns, an empty one too.
 *
 * `table` makes the columns, and `text` writes rows as lines of NDJSON and CSV.
 */
export {
  type Column,
  type ColumnType,
  columnsOf,
  describeColumns,
  flatten,
  inferColumns,
  mergeColumns,
  originColumn,
  pickColumns,
  withOrigin,
  wrapColumns,
} from './table/index.js'
export { csv, ndjson, type TextFormat } from './text/index.js'
