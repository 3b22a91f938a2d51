import type { Database, SqlValue } from './database.js'

/** The name of the table in which unfinished listings are recorded, and how names begin that are ours. */
export const statePrefix = '_nexttoken'

/** A row of the state table: one table of a listing. */
export interface StateRow {
  readonly table: string
  /** undefined for a table that an earlier run has finished. */
  readonly staging: string | undefined
  readonly fingerprint: string | undefined
  readonly checkpoint: string | undefined
  /** Rows in the staging table. */
  readonly rows: number
}

/**
 * The table `_nexttoken`: the checkpoints of unfinished listings, each with the names of its staging tables. A listing
 * is named after its first table. Its row is changed in the same transaction as the staging tables.
 *
 * | listing | table_name | staging | fingerprint | owner | checkpoint | row_count |
 * |---|---|---|---|---|---|---|
 * | topics | topics | _nexttoken_1b2f0c | 9c41e0… | 5f0a… | {"nexttokenCheckpoint":1,…} | 10000 |
 *
 * The owner is the run that writes. A later run of the same listing takes the ownership, so an earlier run that is still
 * alive finds out at its next transaction, and a run that was killed is in nobody's way.
 */
export class StateTable {
  readonly #name: string

  constructor(
    private readonly database: Database,
    private readonly listing: string,
    private readonly owner: string,
  ) {
    this.#name = database.quoted(statePrefix)
  }

  /** Creates the table before the transaction, if the database has other runs that may do so. */
  async createAhead(): Promise<void> {
    const isThere = this.database.createShared && (await this.exists())
    if (!isThere) await this.database.createShared?.(this.#creation)
  }

  async create(): Promise<void> {
    if (!this.database.createShared) await this.database.run(this.#creation)
  }

  async exists(): Promise<boolean> {
    return (await this.database.describe(statePrefix)) !== undefined
  }

  get #creation(): string {
    const columns =
      'table_name TEXT, staging TEXT, fingerprint TEXT, owner TEXT, checkpoint TEXT, row_count BIGINT'
    return `CREATE TABLE IF NOT EXISTS ${this.#name} (listing TEXT, ${columns})`
  }

  /** Takes the listing from an earlier run, and returns what that run has left. */
  async takeOver(): Promise<readonly StateRow[]> {
    // Two runs that both find nothing would both create the staging table.
    await this.database.waitForTurn?.(this.listing)
    // Before it is read: in PostgreSQL this waits for the transaction of a run that is still alive.
    await this.#run('UPDATE', 'SET owner = # WHERE listing = #', [this.owner, this.listing])
    const where = `WHERE listing = ${this.database.parameter(1)}`
    const rows = await this.database.query(`SELECT * FROM ${this.#name} ${where}`, [this.listing])
    return rows.map((row) => ({
      table: String(row.table_name),
      staging: textOf(row.staging),
      fingerprint: textOf(row.fingerprint),
      checkpoint: textOf(row.checkpoint),
      rows: Number(row.row_count),
    }))
  }

  async add({ table, staging, fingerprint }: Omit<StateRow, 'checkpoint' | 'rows'>): Promise<void> {
    const values = [this.listing, table, staging ?? null, fingerprint ?? null, this.owner, null, 0]
    const places = values.map((_, index) => this.database.parameter(index + 1))
    await this.database.run(`INSERT INTO ${this.#name} VALUES (${places.join(', ')})`, values)
  }

  /** Whether this run still owns the listing. In PostgreSQL, a run that wants to take it waits from here on. */
  async isOwned(): Promise<boolean> {
    const values = [this.owner, this.listing, this.owner]
    return (await this.#run('UPDATE', 'SET owner = # WHERE listing = # AND owner = #', values)) > 0
  }

  saveRows(staging: string, rows: number): Promise<number> {
    return this.#run('UPDATE', 'SET row_count = # WHERE staging = #', [rows, staging])
  }

  saveCheckpoint(staging: string, checkpoint: string): Promise<number> {
    return this.#run('UPDATE', 'SET checkpoint = # WHERE staging = #', [checkpoint, staging])
  }

  /** Forgets the listing's staging tables; if asked to, also the tables that earlier runs have finished. */
  async forget({ withFinished = false } = {}): Promise<void> {
    const which = withFinished ? '' : ' AND staging IS NOT NULL'
    await this.#run('DELETE FROM', `WHERE listing = #${which}`, [this.listing])
  }

  /** Removes the state table if no listing needs it. */
  async dropIfEmpty(): Promise<void> {
    if (this.database.createShared) return
    const rows = await this.database.query(`SELECT 1 AS one FROM ${this.#name} LIMIT 1`)
    if (rows.length === 0) await this.database.run(`DROP TABLE ${this.#name}`)
  }

  /** Each `#` in `rest` is the place of a value. */
  #run(verb: 'UPDATE' | 'DELETE FROM', rest: string, values: readonly SqlValue[]): Promise<number> {
    let number = 0
    const places = rest.replace(/#/g, () => this.database.parameter(++number))
    return this.database.run(`${verb} ${this.#name} ${places}`, values)
  }
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
