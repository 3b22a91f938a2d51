/**
 * sinks: where the items of a listing go.
 *
 * In: rows, and the columns of their table. Out: a file (NDJSON, CSV, Parquet) or a table of a database (DuckDB, SQLite,
 * PostgreSQL), complete or as it was before.
 *
 * `contract` says what a sink is. The rows and the checkpoint of the listing become durable together, so that a run that
 * was killed is continued without a row lost or twice. Each format is loaded when a target has its name, and the packages
 * that some need are optional.
 */
export type { Column, ColumnType } from '../columns/index.js'
export type { Sink, SinkOptions, Table, Written } from './contract/index.js'
export { openSink } from './open-sink.js'
export { writeDuckDb, writePostgres, writeSqlite } from './write-databases.js'
export { writeCsv, writeNdjson, writeParquet } from './write-files.js'
export type { Rows, WriteOptions, WriteType } from './write-rows.js'
