import type { Written } from './contract/index.js'
import { type Rows, type WriteOptions, writeRows } from './write-rows.js'

/**
 * Writes rows into a table of a DuckDB file. Needs the package `@duckdb/node-api`. The table is replaced, or appended to,
 * in one transaction at the end. `#name` behind the path names the table, else it is `rows`.
 *
 * @throws NextTokenError `MissingPackage`, `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * await writeDuckDb(sns.paginate('list_topics').items(), 'account.duckdb#topics')
 */
export async function writeDuckDb(rows: Rows, path: string, options: WriteOptions = {}): Promise<Written> {
  const { makeDuckDb } = await import('./databases/index.js')
  return writeRows(rows, { makeSink: makeDuckDb, target: path, options })
}

/**
 * Writes rows into a table of an SQLite file, with Node's own SQLite or the package `better-sqlite3`. The table is
 * replaced, or appended to, in one transaction at the end. `#name` behind the path names the table, else it is `rows`.
 *
 * @throws NextTokenError `MissingPackage`, `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * await writeSqlite(sns.paginate('list_topics').items(), 'account.sqlite#topics')
 */
export async function writeSqlite(rows: Rows, path: string, options: WriteOptions = {}): Promise<Written> {
  const { makeSqlite } = await import('./databases/index.js')
  return writeRows(rows, { makeSink: makeSqlite, target: path, options })
}

/**
 * Writes rows into a table of PostgreSQL. Needs the packages `pg` and `pg-copy-streams`. The table is replaced, or appended
 * to, in one transaction at the end. `#schema.name` behind the URL names the table, else it is `rows`.
 *
 * @throws NextTokenError `MissingPackage`, `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * await writePostgres(sns.paginate('list_topics').items(), 'postgres://localhost/inventory#topics')
 */
export async function writePostgres(rows: Rows, url: string, options: WriteOptions = {}): Promise<Written> {
  const { makePostgres } = await import('./databases/index.js')
  return writeRows(rows, { makeSink: makePostgres, target: url, options })
}
