import type { ColumnType } from '../../../columns/index.js'
import { NextTokenError } from '../../../errors/index.js'
import { messageOf } from '../../../values/index.js'
import {
  type Database,
  DatabaseFile,
  type ExistingTable,
  type NameRules,
  quote,
  type SqlValue,
  type StagedTable,
  TextKeeper,
} from '../staging/index.js'
import { openSqlite, type SqliteEngine } from './sqlite-engine.js'
import { affinityOf, sqliteType } from './sqlite-type.js'
import { sqliteValue } from './sqlite-value.js'

/** How long a transaction waits for that of another process, in milliseconds. */
const BUSY_TIMEOUT = 10_000

/** An SQLite file. */
export class SqliteDatabase implements Database {
  readonly names: NameRules = { isCaseSensitive: false, longest: 1000, reserved: new Set() }
  readonly #texts = new TextKeeper(false)
  readonly changedTexts = this.#texts.changed
  #engine: SqliteEngine | undefined
  #file: DatabaseFile | undefined

  constructor(readonly label: string) {}

  async connect(): Promise<void> {
    this.#file = new DatabaseFile(this.label, ['-journal', '-wal', '-shm'])
    const engine = await openSqlite(this.label)
    this.#engine = engine
    engine.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`)
    // A table is replaced by another of the same name: views, triggers and foreign keys that name it must not follow it.
    engine.exec('PRAGMA foreign_keys = OFF')
    engine.exec('PRAGMA legacy_alter_table = ON')
  }

  async close(): Promise<void> {
    const engine = this.#engine
    this.#engine = undefined
    await this.#removeEmpty(engine).catch(() => {})
    try {
      engine?.close()
    } catch {
      // What was committed is in the file.
    }
  }

  async #removeEmpty(engine: SqliteEngine | undefined): Promise<void> {
    engine?.exec('BEGIN EXCLUSIVE')
    const tables = engine?.prepare('SELECT 1 FROM sqlite_master LIMIT 1').all()
    await this.#file?.removeIfNew(tables?.length !== 0)
    engine?.exec('ROLLBACK')
  }

  async begin(): Promise<void> {
    this.#open.exec('BEGIN IMMEDIATE')
    this.#file?.assertThere()
  }

  async commit(): Promise<void> {
    this.#open.exec('COMMIT')
  }

  async rollback(): Promise<void> {
    this.#open.exec('ROLLBACK')
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return Number(this.#open.prepare(sql).run(...values).changes)
  }

  async query(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.#open
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...Object(row) }))
  }

  parameter(): string {
    return '?'
  }

  quoted(table: string): string {
    return quote(table)
  }

  sqlTypeOf(type: ColumnType): string {
    return sqliteType(type)
  }

  async append({ staging, columns }: StagedTable, rows: readonly unknown[]): Promise<void> {
    const places = columns.map(() => '?').join(', ')
    const insert = this.#open.prepare(`INSERT INTO ${quote(staging)} VALUES (${places})`)
    for (const row of rows) {
      insert.run(...columns.map((column) => sqliteValue(column.source.read(row), column, this.#texts)))
    }
  }

  async describe(table: string): Promise<ExistingTable | undefined> {
    const objects = await this.query(
      'SELECT type, name, tbl_name, sql FROM sqlite_master WHERE lower(tbl_name) = lower(?)',
      [table],
    )
    const own = objects.find(({ type }) => type === 'table' || type === 'view')
    if (!own) return undefined
    const columns = await this.query('SELECT * FROM pragma_table_info(?)', [String(own.name)])
    return {
      kind: String(own.type),
      columns: columns.map((column) => ({
        name: String(column.name),
        sqlType: affinityOf(String(column.type)),
        isRequired: column.notnull === 1 && column.dflt_value === null,
      })),
      // An index without SQL belongs to a constraint of the table.
      isReferenced: objects.some(({ type, sql }) => type === 'trigger' || (type === 'index' && sql !== null)),
    }
  }

  explain(error: unknown): NextTokenError {
    const code = String(Reflect.get(Object(error), 'errcode') ?? Reflect.get(Object(error), 'code') ?? '')
    const message = messageOf(error)
    const [errorCode, problem] = explanations.find(([pattern]) =>
      pattern.test(`${code} ${message}`),
    )?.[1] ?? ['TargetFailed', 'the rows could not be written']
    return new NextTokenError(errorCode, `${this.label}: ${problem} (${message})`, { cause: error })
  }

  get #open(): SqliteEngine {
    if (!this.#engine) throw new TypeError('the SQLite file is not open')
    return this.#engine
  }
}

type Explanation = readonly ['InvalidTarget' | 'TargetConflict' | 'TargetFailed', string]

const explanations: readonly (readonly [RegExp, Explanation])[] = [
  [
    /not a database/,
    ['InvalidTarget', 'the file is not an SQLite database. Choose another file, or remove this one'],
  ],
  [
    /unable to open|cannot open|directory does not exist/i,
    ['InvalidTarget', 'the file cannot be opened. Choose a file in an existing folder that you may write to'],
  ],
  [
    /readonly|read-only/i,
    ['InvalidTarget', 'the file or its folder is read-only. Choose a file that you may write to'],
  ],
  [
    /locked|busy/i,
    [
      'TargetConflict',
      `another program kept the database locked for ${BUSY_TIMEOUT / 1000} s. Close it, then list again: what was written so far is kept`,
    ],
  ],
  [
    /full/i,
    ['TargetFailed', 'the disk is full. Make room, then list again: what was written so far is kept'],
  ],
]
