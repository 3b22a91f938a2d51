import type { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { writeJson } from '../../values/index.js'
import {
  needColumns,
  notInstalled,
  type Sink,
  type SinkOptions,
  type Table,
  type Written,
} from '../contract/index.js'
import { onFile } from './on-file.js'
import { parquetSchema } from './parquet-schema.js'
import { columnReader, Misfit } from './parquet-value.js'
import { PartialFile } from './partial-file.js'
import { PendingCommit } from './pending-commit.js'
import { RowGroupLog } from './row-group-log.js'

/** Rows in a row group: more of them cost memory, and fewer cost the reader. */
const groupRows = 10_000
/** A group of large rows ends before, at about this many characters. */
const groupSize = 32 * 1024 * 1024
/** A slow listing ends its groups after this many milliseconds. */
const groupTime = 60_000

type RowGroup = ParquetWriter['row_groups'][number]

/** A column and its values of the group that is being filled. */
interface FilledColumn {
  readonly name: string
  read(row: unknown): unknown
  values: unknown[]
}

/** A Parquet file. Its rows are kept until there are enough for a row group, and so is the checkpoint. */
export class ParquetSink implements Sink {
  readonly hasTables = false
  readonly #file: PartialFile
  readonly #pending = new PendingCommit()
  #log: RowGroupLog | undefined
  #bytes: ByteWriter | undefined
  #parquet: ParquetWriter | undefined
  #columns: readonly FilledColumn[] = []
  /** Rows in row groups. */
  #written = 0
  /** Rows of the group that is being filled, and about how many characters they have. */
  #rows = 0
  #size = 0
  #groupedAt = platform.elapsed()
  /** Commits end the groups, so that a page does not end in the middle of one. */
  #isCommitted = false

  constructor(
    readonly target: string,
    private readonly options: SinkOptions,
  ) {
    this.#file = new PartialFile(target, options)
  }

  async open(table: Table): Promise<string | undefined> {
    needColumns(this.target, table)
    const { columns, fingerprint } = table
    if (this.options.mode === 'append') {
      const problem = `${this.target} cannot be appended to: the end of a Parquet file describes all of it. Write a file of another name, which readers take together with this one (*.parquet), or use NDJSON, CSV or a database`
      throw new NextTokenError('InvalidTarget', problem)
    }
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer').catch(
      notInstalled('hyparquet-writer', 'Parquet files'),
    )
    const found = await this.#file.open(fingerprint)
    this.#isCommitted = fingerprint !== undefined
    this.#columns = columns.map((column) => ({
      name: column.name,
      read: columnReader(column),
      values: [],
    }))
    this.#bytes = new ByteWriter()
    this.#parquet = new ParquetWriter({ writer: this.#bytes, schema: parquetSchema(columns) })
    const log = new RowGroupLog(`${this.#file.path}.groups`)
    this.#log = log
    const groups = await onFile(this.target, () => log.open(found?.groups ?? 0))
    if (!found) return undefined
    this.#written = found.rows
    this.#parquet.row_groups = groups as RowGroup[]
    this.#parquet.num_rows = BigInt(found.rows)
    // The new writer begins with the magic number, which the file has.
    this.#bytes.index = 0
    this.#bytes.offset = found.bytes
    return found.checkpoint
  }

  async write(rows: readonly unknown[]): Promise<void> {
    if (rows.length === 0) return
    this.#pending.rowsWritten()
    for (const row of rows) this.#fill(row)
    const most = this.#isCommitted ? 2 : 1
    if (this.#rows >= most * groupRows || this.#size >= most * groupSize) await this.#writeGroup()
  }

  /** Takes the values of a row, so that the row itself need not be kept. */
  #fill(row: unknown): void {
    if (this.#rows % 64 === 0) this.#size += 64 * writeJson(row).length
    this.#rows++
    for (const column of this.#columns) column.values.push(this.#valueOf(row, column))
  }

  #valueOf(row: unknown, { name, read }: FilledColumn): unknown {
    try {
      return read(row)
    } catch (error) {
      if (!(error instanceof Misfit)) throw error
      const where = `row ${this.#written + this.#rows} of ${this.target}, column ${name}`
      const problem = `${where}: ${error.message}. Leave the column out with the option columns, or write NDJSON, which holds any value`
      throw new NextTokenError('TargetFailed', problem)
    }
  }

  async commit(checkpoint: string): Promise<void> {
    this.#pending.isDue(checkpoint)
    const isFull = this.#rows >= groupRows || this.#size >= groupSize
    if (isFull || platform.elapsed() - this.#groupedAt >= groupTime) await this.#commit(checkpoint)
  }

  async #commit(checkpoint: string): Promise<void> {
    await this.#writeGroup()
    await this.#file.commit({ rows: this.#written, checkpoint, groups: this.#log?.size ?? 0 })
    this.#pending.committed()
  }

  /** After a failure, the rows are neither kept nor written, so the checkpoint does not cover the file any more. */
  async #writeGroup(): Promise<void> {
    try {
      await this.#writeRows()
    } catch (error) {
      this.#pending.rowsWritten()
      throw error
    }
  }

  async #writeRows(): Promise<void> {
    const rows = this.#rows
    const parquet = this.#parquet
    this.#rows = 0
    this.#size = 0
    this.#groupedAt = platform.elapsed()
    if (rows === 0 || !parquet) return
    const columnData = this.#columns.map(({ name, values }) => ({ name, data: values, offsetIndex: false }))
    for (const column of this.#columns) column.values = []
    await parquet.write({ columnData, rowGroupSize: rows })
    // Only page indexes need them, and there are none.
    parquet.pendingIndexes = []
    await this.#appendBytes()
    await onFile(this.target, async () => this.#log?.add(parquet.row_groups.at(-1)))
    this.#written += rows
  }

  /** Writes what the writer has made; its buffer is used again. */
  async #appendBytes(): Promise<void> {
    const bytes = this.#bytes
    if (!bytes) return
    const made = bytes.getBytes().slice()
    bytes.index = 0
    await this.#file.append(made)
  }

  async finish(): Promise<Written> {
    await this.#writeGroup()
    // What follows is the end of the file: no checkpoint covers it.
    this.#pending.rowsWritten()
    await this.#parquet?.finish()
    await this.#appendBytes()
    await this.#log?.close()
    await this.#file.finish({ rows: this.#written, checkpoint: undefined })
    return { target: this.target, rows: this.#written, bytes: this.#file.size }
  }

  async abandon(): Promise<void> {
    const { covering } = this.#pending
    await this.#file.abandon(async () => {
      if (covering !== undefined) await this.#commit(covering)
      await this.#log?.close()
    })
    await this.#log?.close().catch(() => {})
  }
}
