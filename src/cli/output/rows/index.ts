/**
 * rows: the items of a page as rows of a table.
 *
 * In: an operation's pages, or what a query finds. Out: rows and their columns, which come from the model wherever it
 * knows them.
 */
export { chooseColumns, namedColumns } from './choose-columns.js'
export { originColumns, type PageOrigin } from './origin-columns.js'
export { rowColumns } from './row-columns.js'
export { type RowList, rowLists } from './row-list.js'
export { tagPage } from './tag-page.js'
