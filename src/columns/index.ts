/**
 * columns: the table that a list of AWS is.
 *
 * In: the shape of a list. Out: its columns, each with a type and a function that reads its value from an item. They come
 * from the model alone, so that every listing of an operation has the same columns, an empty one too.
 */
export type { Column, ColumnType } from './column.js'
export { columnsOf } from './columns-of.js'
export { flatten } from './flatten.js'
export { constantColumn, wrapColumns } from './wrap-columns.js'
