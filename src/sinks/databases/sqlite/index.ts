/**
 * sqlite: tables in an SQLite file.
 *
 * In: rows. Out: a table with a column for each of AWS's members. Nested values are JSON, times are texts in ISO 8601 and
 * UTC, booleans are 0 and 1, 64-bit integers are exact.
 */
export { SqliteDatabase } from './sqlite-database.js'
