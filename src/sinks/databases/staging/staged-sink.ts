import { NextTokenError } from '../../../errors/index.js'
import { platform } from '../../../platform/index.js'
import {
  hashOf,
  needColumns,
  type Sink,
  type SinkOptions,
  type Table,
  type Written,
} from '../../contract/index.js'
import type { Database } from './database.js'
import { RowBuffer } from './row-buffer.js'
import { StagedListing } from './staged-listing.js'
import { stagedTable } from './staged-tables.js'
import { tableName } from './table-name.js'

/** A commit waits for the disk, so those of several pages are made together, but no longer than this apart. */
const COMMIT_EVERY = 1000

/**
 * Writes rows into a database: into staging tables, in one transaction with the listing's checkpoint. `finish` puts them
 * in the place of the tables, in one transaction too.
 */
export class StagedSink implements Sink {
  readonly hasTables = true
  readonly #buffer = new RowBuffer()
  #listing: StagedListing | undefined
  /** Whether the database has a checkpoint, which the next run continues from. */
  #hasCheckpoint = false
  #committedAt = 0
  #hasFailed = false

  constructor(
    private readonly database: Database,
    /** The name of the first table, if the target or an option gives one. */
    private readonly chosenName: string | undefined,
    private readonly options: SinkOptions,
  ) {}

  get target(): string {
    const name = this.#listing?.main.name ?? this.chosenName
    return name === undefined ? this.database.label : `${this.database.label}#${name}`
  }

  open(table: Table): Promise<string | undefined> {
    return this.#explained(async () => {
      needColumns(this.target, table)
      await this.database.connect()
      const name = tableName(this.database, this.chosenName ?? table.name, this.chosenName !== undefined)
      const { mode = 'replace', restart = false } = this.options
      const fingerprint = table.fingerprint === undefined ? undefined : hashOf(table.fingerprint)
      const main = stagedTable(this.database, name, table.columns)
      this.#listing = new StagedListing(this.database, main, { mode, restart, fingerprint })
      const checkpoint = await this.#listing.start()
      this.#hasCheckpoint = checkpoint !== undefined
      this.#committedAt = platform.elapsed()
      return checkpoint
    })
  }

  write(rows: readonly unknown[], table?: Table): Promise<void> {
    return this.#explained(async () => {
      if (rows.length === 0) return
      const listing = this.#opened
      this.#buffer.add(table ? listing.tableOf(table) : listing.main, rows)
      if (this.#buffer.isFull) await this.#makeRoom()
    })
  }

  commit(checkpoint: string): Promise<void> {
    return this.#explained(async () => {
      this.#buffer.cover(checkpoint)
      const isDue = this.#buffer.isFull || platform.elapsed() - this.#committedAt >= COMMIT_EVERY
      if (isDue || this.#opened.isOpen) await this.#save()
    })
  }

  finish(): Promise<Written> {
    return this.#explained(async () => {
      const listing = this.#opened
      await this.#save()
      await listing.finish(this.#buffer.later)
      await this.database.close()
      this.#reportChanges()
      return { target: this.target, rows: listing.rows }
    })
  }

  async abandon(): Promise<void> {
    try {
      await this.#listing?.rollback()
      await this.#save()
      if (!this.#hasCheckpoint) await this.#listing?.remove()
    } catch (error) {
      if (!this.#hasFailed) throw this.#failure(error)
    } finally {
      await this.database.close()
    }
  }

  get #opened(): StagedListing {
    if (!this.#listing) throw new TypeError('open() must be called first')
    return this.#listing
  }

  /** Makes the latest checkpoint and its rows durable. */
  async #save(): Promise<void> {
    const { checkpoint, covered } = this.#buffer
    if (checkpoint === undefined) return
    await this.#opened.append(covered)
    await this.#opened.commit(checkpoint)
    this.#hasCheckpoint = true
    this.#committedAt = platform.elapsed()
    this.#buffer.dropCovered()
  }

  /** Rows behind the latest checkpoint stay in an open transaction, until the next checkpoint comes. */
  async #makeRoom(): Promise<void> {
    await this.#save()
    if (!this.#buffer.isFull) return
    await this.#opened.append(this.#buffer.later)
    this.#buffer.dropLater()
    // A later run does not continue such a listing, so its rows need no checkpoint.
    if (!this.#opened.isResumable) await this.#opened.commit(undefined)
  }

  async #explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.#hasFailed = true
      throw this.#failure(error)
    }
  }

  #failure(error: unknown): unknown {
    return error instanceof NextTokenError ? error : this.database.explain(error)
  }

  #reportChanges(): void {
    const changed = [...this.database.changedTexts]
    if (changed.length === 0) return
    const columns = changed.map(([column, count]) => `${column} (${count})`).join(', ')
    platform.warn(
      `${this.target}: some texts contain characters that the database cannot store (U+0000 in PostgreSQL, half of a ` +
        `surrogate pair in all). Each was replaced by U+FFFD. Number of texts by column: ${columns}`,
    )
  }
}
