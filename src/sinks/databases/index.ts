/**
 * databases: tables in DuckDB, SQLite and PostgreSQL.
 *
 * In: the name of a target. Out: a sink. `staging` has what is the same for all three; a folder of each has what it does
 * differently.
 */
export { makeDuckDb, makePostgres, makeSqlite } from './make-database-sinks.js'
