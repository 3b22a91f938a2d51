/**
 * duckdb: tables in a DuckDB file.
 *
 * In: rows. Out: a table whose columns have DuckDB's own types: structures are STRUCT, lists are LIST, maps are MAP, times
 * are TIMESTAMP WITH TIME ZONE. Rows are appended in chunks, which is as fast as DuckDB can be filled.
 */
export { DuckDbDatabase } from './duckdb-database.js'
