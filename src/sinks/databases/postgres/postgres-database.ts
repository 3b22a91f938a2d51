import type { Client } from 'pg'
import type { ColumnType } from '../../../columns/index.js'
import { NextTokenError } from '../../../errors/index.js'
import { notInstalled } from '../../contract/index.js'
import {
  type Database,
  type ExistingTable,
  type NameRules,
  quote,
  type SqlValue,
  type StagedTable,
  TextKeeper,
} from '../staging/index.js'
import { copyInto, type MakeCopy } from './copy-into.js'
import { describeTable } from './describe-table.js'
import { explainPostgres } from './explain-postgres.js'
import type { PostgresTarget } from './postgres-target.js'
import { postgresType } from './postgres-type.js'

/** Of all runs of nexttoken: PostgreSQL's `IF NOT EXISTS` fails when two create the same table at once. */
const LOCK = 'SELECT pg_advisory_xact_lock(1314407496, hashtext($1))'

/** A schema of a PostgreSQL database, over one connection. */
export class PostgresDatabase implements Database {
  readonly label: string
  readonly names: NameRules = {
    isCaseSensitive: true,
    longest: 63,
    reserved: new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']),
  }
  readonly #texts = new TextKeeper(true)
  readonly changedTexts = this.#texts.changed
  #client: Client | undefined
  #makeCopy: MakeCopy | undefined
  #schema = ''
  /** Why the connection ended while nothing was asked of it. */
  #lost: Error | undefined

  /** Private, so that `console.log` of a sink does not show the password. */
  readonly #to: PostgresTarget

  constructor(to: PostgresTarget) {
    this.label = to.label
    this.#to = to
  }

  async connect(): Promise<void> {
    const missing = notInstalled('pg pg-copy-streams', 'PostgreSQL tables')
    const { default: pg } = await import('pg').catch(missing)
    const copyStreams = await import('pg-copy-streams').catch(missing)
    this.#makeCopy = (sql) => copyStreams.from(sql)
    const client = new pg.Client({
      connectionString: this.#to.connection,
      fallback_application_name: 'nexttoken',
      keepAlive: true,
    })
    client.on('error', (error) => {
      this.#lost ??= error
    })
    await client.connect()
    this.#client = client
    this.#schema = await this.#findSchema()
  }

  async #findSchema(): Promise<string> {
    const [row] = await this.query(
      this.#to.schema === undefined
        ? 'SELECT current_schema() AS name'
        : 'SELECT nspname AS name FROM pg_namespace WHERE nspname = $1',
      this.#to.schema === undefined ? [] : [this.#to.schema],
    )
    if (typeof row?.name === 'string') return row.name
    const problem =
      this.#to.schema === undefined
        ? 'the search path of the user names no schema that exists; write #schema.table'
        : `there is no schema ${JSON.stringify(this.#to.schema)}; create it (CREATE SCHEMA), or choose another one`
    throw new NextTokenError('InvalidTarget', `${this.label}: ${problem}`)
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    // What was committed is in the database.
    await client?.end().catch(() => {})
  }

  async begin(): Promise<void> {
    await this.run('BEGIN')
  }

  async commit(): Promise<void> {
    await this.run('COMMIT')
  }

  async rollback(): Promise<void> {
    await this.run('ROLLBACK')
  }

  async createShared(sql: string): Promise<void> {
    await this.begin()
    try {
      await this.waitForTurn('')
      await this.run(sql)
      await this.commit()
    } catch (error) {
      await this.rollback().catch(() => {})
      throw error
    }
  }

  async waitForTurn(name: string): Promise<void> {
    await this.query(LOCK, [`${this.#schema}.${name}`])
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const { rowCount } = await this.#open.query(sql, [...values])
    return rowCount ?? 0
  }

  async query(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { rows } = await this.#open.query<Record<string, unknown>>(sql, [...values])
    return rows
  }

  parameter(number: number): string {
    return `$${number}`
  }

  quoted(table: string): string {
    return `${quote(this.#schema)}.${quote(table)}`
  }

  sqlTypeOf(type: ColumnType): string {
    return postgresType(type)
  }

  async append({ staging, columns }: StagedTable, rows: readonly unknown[]): Promise<void> {
    const client = this.#open
    if (!this.#makeCopy) throw new TypeError('the connection is not open')
    const list = columns.map(({ name }) => quote(name)).join(', ')
    const stream = client.query(this.#makeCopy(`COPY ${this.quoted(staging)} (${list}) FROM STDIN`))
    await copyInto(stream, { rows, columns, texts: this.#texts })
  }

  describe(table: string): Promise<ExistingTable | undefined> {
    return describeTable((sql, values) => this.query(sql, values), { schema: this.#schema, table })
  }

  explain(error: unknown): NextTokenError {
    return explainPostgres(this.#lost ?? error, this.label)
  }

  get #open(): Client {
    if (this.#lost) throw this.#lost
    if (!this.#client) throw new TypeError('the connection is not open')
    return this.#client
  }
}
