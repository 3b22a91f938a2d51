import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { ColumnType } from '../../../columns/index.js'
import { NextTokenError } from '../../../errors/index.js'
import { messageOf } from '../../../values/index.js'
import { notInstalled } from '../../contract/index.js'
import {
  type Database,
  DatabaseFile,
  type ExistingTable,
  quote,
  type SqlValue,
  type StagedTable,
  TextKeeper,
} from '../staging/index.js'
import { type DuckDb, duckDbSqlType, duckDbType, names } from './duckdb-types.js'
import { duckDbConverter } from './duckdb-values.js'

/** The most rows of a chunk. */
const CHUNK = 2048

/** A DuckDB file. */
export class DuckDbDatabase implements Database {
  readonly names = names
  readonly #texts = new TextKeeper(false)
  readonly changedTexts = this.#texts.changed
  #package: DuckDb | undefined
  #instance: DuckDBInstance | undefined
  #connection: DuckDBConnection | undefined
  #file: DatabaseFile | undefined

  constructor(readonly label: string) {}

  async connect(): Promise<void> {
    const duckdb = await import('@duckdb/node-api').catch(notInstalled('@duckdb/node-api', 'DuckDB files'))
    this.#package = duckdb
    this.#file = new DatabaseFile(this.label, ['.wal'])
    // Listings of one process into one file share it: a second instance of an open file would damage it.
    this.#instance = await duckdb.DuckDBInstance.fromCache(this.label).catch((error) => this.#refused(error))
    this.#connection = await this.#instance.connect()
  }

  /** Half a file, which the disk had no room for, could never be opened again. */
  async #refused(error: unknown): Promise<never> {
    const isOfAnother = this.explain(error).code === 'TargetConflict'
    await this.#file?.removeIfNew(isOfAnother).catch(() => {})
    throw error
  }

  async close(): Promise<void> {
    const connection = this.#connection
    this.#connection = undefined
    await this.#removeEmpty(connection).catch(() => {})
    // It takes seconds after a large listing. Closing would do it too, but would stop the whole process meanwhile.
    await connection?.run('CHECKPOINT').catch(() => {})
    connection?.closeSync()
    this.#instance?.closeSync()
    this.#instance = undefined
  }

  /** Before it is closed: until then, DuckDB keeps other processes out of it. */
  async #removeEmpty(connection: DuckDBConnection | undefined): Promise<void> {
    const tables = await connection?.runAndReadAll('SELECT 1 FROM duckdb_tables() LIMIT 1')
    await this.#file?.removeIfNew(tables?.currentRowCount !== 0)
  }

  async begin(): Promise<void> {
    await this.run('BEGIN TRANSACTION')
    this.#file?.assertThere()
  }

  async commit(): Promise<void> {
    await this.run('COMMIT')
  }

  async rollback(): Promise<void> {
    await this.run('ROLLBACK')
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const result = await this.#open.run(sql, [...values])
    return result.rowsChanged
  }

  async query(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const reader = await this.#open.runAndReadAll(sql, [...values])
    return reader.getRowObjects()
  }

  parameter(number: number): string {
    return `$${number}`
  }

  quoted(table: string): string {
    return quote(table)
  }

  sqlTypeOf(type: ColumnType): string {
    return duckDbSqlType(type)
  }

  async append({ staging, columns }: StagedTable, rows: readonly unknown[]): Promise<void> {
    const duckdb = this.#duckdb
    const types = columns.map(({ source }) => duckDbType(source.type, duckdb))
    const readers = columns.map(({ name, source }) => {
      const convert = duckDbConverter(source.type, { duckdb, texts: this.#texts, column: name })
      return (row: unknown) => convert(source.read(row))
    })
    const appender = await this.#open.createAppender(staging)
    try {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const part = rows.slice(from, from + CHUNK)
        const chunk = duckdb.DuckDBDataChunk.create(types, part.length)
        for (const [index, read] of readers.entries()) chunk.setColumnValues(index, part.map(read))
        appender.appendDataChunk(chunk)
      }
    } finally {
      appender.closeSync()
    }
  }

  async describe(table: string): Promise<ExistingTable | undefined> {
    const own = 'schema_name = current_schema() AND database_name = current_database()'
    const found = await this.query(
      `SELECT 'table' AS kind FROM duckdb_tables() WHERE lower(table_name) = lower($1) AND ${own} ` +
        `UNION ALL SELECT 'view' FROM duckdb_views() WHERE lower(view_name) = lower($1) AND ${own}`,
      [table],
    )
    const [first] = found
    if (!first) return undefined
    const columns = await this.query(
      'SELECT column_name, data_type, NOT is_nullable AND column_default IS NULL AS is_required ' +
        `FROM duckdb_columns() WHERE lower(table_name) = lower($1) AND ${own} ORDER BY column_index`,
      [table],
    )
    return {
      kind: String(first.kind),
      columns: columns.map((column) => ({
        name: String(column.column_name),
        sqlType: String(column.data_type),
        isRequired: column.is_required === true,
      })),
      isReferenced: false,
    }
  }

  explain(error: unknown): NextTokenError {
    const message = messageOf(error)
    const [code, problem] = explanations.find(([pattern]) => pattern.test(message))?.[1] ?? [
      'TargetFailed',
      'the rows could not be written',
    ]
    return new NextTokenError(code, `${this.label}: ${problem} (${message})`, { cause: error })
  }

  get #duckdb(): DuckDb {
    if (!this.#package) throw new TypeError('the DuckDB file is not open')
    return this.#package
  }

  get #open(): DuckDBConnection {
    if (!this.#connection) throw new TypeError('the DuckDB file is not open')
    return this.#connection
  }
}

type Explanation = readonly ['InvalidTarget' | 'TargetConflict' | 'TargetFailed', string]

const explanations: readonly (readonly [RegExp, Explanation])[] = [
  [
    /lock on file/i,
    [
      'TargetConflict',
      'another process has the file open, and DuckDB allows one at a time. Close it, then list again',
    ],
  ],
  [
    /conflict/i,
    ['TargetConflict', 'another listing of this process writes the same table. Wait until it has ended'],
  ],
  [
    /not a valid duckdb database|unable to read database|version number|could not read enough bytes/i,
    [
      'InvalidTarget',
      'the file is not a DuckDB database that the installed @duckdb/node-api can open. Choose another file, or remove this one',
    ],
  ],
  [
    /cannot open file|no such file|permission denied/i,
    ['InvalidTarget', 'the file cannot be opened. Choose a file in an existing folder that you may write to'],
  ],
  [
    /no space left|could not write|disk/i,
    [
      'TargetFailed',
      'the disk is full or fails. Make room, then list again: what was written so far is kept',
    ],
  ],
]
