import type { MakeSink } from '../contract/index.js'
import { DuckDbDatabase } from './duckdb/index.js'
import { PostgresDatabase, readPostgresTarget } from './postgres/index.js'
import { SqliteDatabase } from './sqlite/index.js'
import { StagedSink } from './staging/index.js'

export const makeDuckDb: MakeSink = (target, options) => {
  const { path, table } = splitTarget(target)
  return new StagedSink(new DuckDbDatabase(path), options.table ?? table, options)
}

export const makeSqlite: MakeSink = (target, options) => {
  const { path, table } = splitTarget(target)
  return new StagedSink(new SqliteDatabase(path), options.table ?? table, options)
}

export const makePostgres: MakeSink = (target, options) => {
  const to = readPostgresTarget(target, options.table)
  return new StagedSink(new PostgresDatabase(to), to.table, options)
}

/** `account.duckdb#topics`: the table follows the file. */
function splitTarget(target: string): { readonly path: string; readonly table: string | undefined } {
  const mark = target.indexOf('#')
  return mark < 0
    ? { path: target, table: undefined }
    : { path: target.slice(0, mark), table: target.slice(mark + 1) }
}
