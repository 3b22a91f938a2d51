/**
 * table: the columns of a list.
 *
 * In: the shape of a list. Out: its columns; those of several lists together, some of them, or without structures.
 */
export type { Column, ColumnType } from './column.js'
export { columnsOf } from './columns-of.js'
export { describeColumns } from './describe-columns.js'
export { flatten } from './flatten.js'
export { inferColumns } from './infer-columns.js'
export { mergeColumns } from './merge-columns.js'
export { pickColumns } from './pick-columns.js'
export { originColumn, withOrigin, wrapColumns } from './wrap-columns.js'
