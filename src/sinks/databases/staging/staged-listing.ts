import { NextTokenError } from '../../../errors/index.js'
import { platform } from '../../../platform/index.js'
import type { Table } from '../../contract/index.js'
import type { Database, StagedTable } from './database.js'
import { foldName } from './identifiers.js'
import type { Rows } from './row-buffer.js'
import {
  checkTarget,
  createStaging,
  dropTable,
  emptyTable,
  putInPlace,
  stagedTable,
} from './staged-tables.js'
import { type StateRow, StateTable } from './state-table.js'
import { tableName } from './table-name.js'

export interface ListingOptions {
  readonly mode: 'replace' | 'append'
  readonly restart: boolean
  /** A hash that only the same listing has; undefined if the listing cannot be continued. */
  readonly fingerprint: string | undefined
}

/** How many rows each staging table has, by its name. */
type Counts = ReadonlyMap<string, number>

/** The staging tables of a listing and their row in the state table, and the transactions that change both. */
export class StagedListing {
  readonly #state: StateTable
  /** The tables of this run by their folded names. */
  readonly #tables = new Map<string, StagedTable>()
  #isOpen = false
  /** As of the open transaction. */
  #counts = new Map<string, number>()
  /** As of the last commit. */
  #committed: Counts = new Map()
  /** Tables that an earlier run of the listing has finished. */
  #finished: readonly string[] = []

  constructor(
    private readonly database: Database,
    readonly main: StagedTable,
    private readonly options: ListingOptions,
  ) {
    const key = foldName(main.name, database.names)
    this.#state = new StateTable(database, key, platform.randomUuid())
    this.#tables.set(key, main)
  }

  /** Number of rows in all staging tables. */
  get rows(): number {
    let rows = 0
    for (const count of this.#counts.values()) rows += count
    return rows
  }

  get isResumable(): boolean {
    return this.options.fingerprint !== undefined
  }

  /** Whether rows wait in a transaction. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Continues what an earlier run has left and returns its checkpoint, or begins anew. */
  async start(): Promise<string | undefined> {
    await this.#state.createAhead()
    return this.#transaction(async () => {
      await this.#state.create()
      const left = await this.#state.takeOver()
      const staged = left.filter((row) => row.staging !== undefined)
      this.#finished = left.filter((row) => row.staging === undefined).map((row) => row.table)
      const checkpoint = await this.#checkpointOf(staged)
      if (checkpoint === undefined) await this.#beginAnew(staged)
      else this.#counts = new Map(staged.map(({ staging = '', rows }) => [staging, rows]))
      for (const { table, staging } of checkpoint === undefined ? [] : staged) this.#remember(table, staging)
      await checkTarget(this.database, this.main, this.options.mode)
      return checkpoint
    })
  }

  async #checkpointOf(staged: readonly StateRow[]): Promise<string | undefined> {
    const { restart, fingerprint } = this.options
    const row = staged.find(({ staging }) => staging === this.main.staging)
    if (!row || restart || fingerprint === undefined || row.fingerprint !== fingerprint) return undefined
    const tables = await Promise.all(staged.map(({ staging = '' }) => this.database.describe(staging)))
    return tables.includes(undefined) ? undefined : row.checkpoint
  }

  async #beginAnew(staged: readonly StateRow[]): Promise<void> {
    for (const { staging = '' } of staged) await dropTable(this.database, staging)
    await this.#state.forget()
    await this.#create(this.main)
  }

  /** A table of an earlier run. Its columns come with its first rows, and are not needed if there are none. */
  #remember(name: string, staging: string | undefined): void {
    const key = foldName(name, this.database.names)
    if (staging !== undefined && !this.#tables.has(key)) this.#tables.set(key, { name, staging, columns: [] })
  }

  async #create(table: StagedTable): Promise<void> {
    const { name, staging } = table
    await createStaging(this.database, table)
    const fingerprint = table === this.main ? this.options.fingerprint : undefined
    await this.#state.add({ table: name, staging, fingerprint })
    this.#counts.set(staging, 0)
  }

  /** Returns how a further table is stored. */
  tableOf(table: Table): StagedTable {
    const name = tableName(this.database, table.name, false)
    const key = foldName(name, this.database.names)
    const known = this.#tables.get(key)
    if (known && known.columns.length > 0) return known
    const staged = stagedTable(this.database, name, table.columns)
    this.#tables.set(key, staged)
    return staged
  }

  /** Adds rows in the open transaction, which it opens. */
  async append(rows: Rows): Promise<void> {
    await this.#open()
    for (const [table, list] of rows) {
      if (!this.#counts.has(table.staging)) {
        await this.#create(table)
        await checkTarget(this.database, table, this.options.mode)
      }
      await this.database.append(table, list)
      const count = (this.#counts.get(table.staging) ?? 0) + list.length
      await this.#state.saveRows(table.staging, count)
      this.#counts.set(table.staging, count)
    }
  }

  /** Makes the rows of the open transaction durable, with their checkpoint. */
  async commit(checkpoint: string | undefined): Promise<void> {
    if (checkpoint !== undefined) await this.#state.saveCheckpoint(this.main.staging, checkpoint)
    await this.#commit()
  }

  async rollback(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#counts = new Map(this.#committed)
    await this.database.rollback()
  }

  /** Puts all tables in their place, with these last rows. */
  async finish(rows: Rows): Promise<void> {
    await this.append(rows)
    const staged = this.#staged()
    for (const table of staged) await putInPlace(this.database, table, this.options.mode)
    const fold = (name: string) => foldName(name, this.database.names)
    const written = new Set(staged.map(({ name }) => fold(name)))
    const others = this.#finished.filter((name) => !written.has(fold(name)))
    if (this.options.mode === 'replace') for (const name of others) await emptyTable(this.database, name)
    await this.#settle([...staged.map(({ name }) => name), ...others])
    await this.#commit()
  }

  /** Records the listing's tables, unless it has only one: then the next run needs to know nothing. */
  async #settle(tables: readonly string[]): Promise<void> {
    await this.#state.forget({ withFinished: true })
    if (tables.length > 1) {
      for (const table of tables) await this.#state.add({ table, staging: undefined, fingerprint: undefined })
    }
    await this.#state.dropIfEmpty()
  }

  /** Removes what no later run can continue. */
  remove(): Promise<void> {
    return this.#transaction(async () => {
      await this.#claim()
      for (const { staging } of this.#staged()) await dropTable(this.database, staging)
      await this.#state.forget()
      await this.#state.dropIfEmpty()
    })
  }

  /** Those that the database has. */
  #staged(): readonly StagedTable[] {
    return [...this.#tables.values()].filter(({ staging }) => this.#counts.has(staging))
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return
    await this.#begin()
    await this.#claim()
  }

  async #begin(): Promise<void> {
    this.#isOpen = true
    await this.database.begin()
  }

  /** Makes sure that no later run has taken the listing. */
  async #claim(): Promise<void> {
    const isOwned = await this.#state.isOwned().catch(async (error: unknown) => {
      await this.rollback()
      // A later run that has finished may have removed the table.
      if (await this.#state.exists()) throw error
      return false
    })
    if (isOwned) return
    const problem = `another run writes the table ${this.main.name} of ${this.database.label} now, and has taken over what this run had written. This run ends; nothing is lost`
    throw new NextTokenError('TargetConflict', problem)
  }

  async #commit(): Promise<void> {
    await this.database.commit()
    this.#isOpen = false
    this.#committed = new Map(this.#counts)
  }

  async #transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.#begin()
    try {
      const result = await work()
      await this.#commit()
      return result
    } catch (error) {
      await this.rollback().catch(() => {})
      throw error
    }
  }
}
