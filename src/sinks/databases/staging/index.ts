/**
 * staging: how rows get into any database.
 *
 * In: rows, checkpoints, and a connection that says what its database does differently. Out: tables that are complete or
 * as they were before.
 *
 * Rows are buffered, and go into a staging table in one transaction with the checkpoint, which is in the table
 * `_nexttoken`. At the end one transaction puts the staging table in the place of the table. Whenever a process is
 * killed, the next run of the same listing finds the rows and the checkpoint that belong together.
 */
export type { Database, ExistingTable, NameRules, SqlValue, StagedTable, StoredColumn } from './database.js'
export { DatabaseFile } from './database-file.js'
export { quote, storedNames } from './identifiers.js'
export { misfit, toBoolean, toBytes, toDouble, toInteger, toText, toTime } from './scalars.js'
export { StagedSink } from './staged-sink.js'
export { TextKeeper } from './text-keeper.js'
