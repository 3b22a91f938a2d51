/**
 * postgres: tables in a PostgreSQL database.
 *
 * In: rows. Out: a table whose nested values are `jsonb` and whose times are `timestamptz`. Rows go through `COPY`, in one
 * transaction with the checkpoint. The URL, `PG…` variables and SSL options are those of the package `pg`.
 */
export { PostgresDatabase } from './postgres-database.js'
export { readPostgresTarget } from './postgres-target.js'
