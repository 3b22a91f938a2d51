/**
 * table: tables for people: one without borders that is written while its rows come, and the AWS CLI's boxes.
 *
 * In: pages, rows or a value. Out: lines that fit the terminal, whatever is in a cell.
 */
export { BoxWriter } from './box-writer.js'
export { TableWriter } from './table-writer.js'
