import { writeJson } from '../../../values/index.js'
import type { StagedTable } from './database.js'

/** Rows by the table that they belong to. */
export type Rows = ReadonlyMap<StagedTable, readonly unknown[]>

/** With 10,000 the garbage collector copies the rows to its old objects, and a process needs 40 MB more. */
const MOST_ROWS = 4_000
const MOST_BYTES = 8 * 1024 * 1024

/**
 * Rows that are not in the database yet. Those before the latest checkpoint are written with it; later ones wait for the
 * next checkpoint.
 */
export class RowBuffer {
  #covered = new Map<StagedTable, unknown[]>()
  #later = new Map<StagedTable, unknown[]>()
  #checkpoint: string | undefined
  #count = 0
  #bytes = 0

  /** The checkpoint whose rows are not in the database yet. */
  get checkpoint(): string | undefined {
    return this.#checkpoint
  }

  /** The rows that belong to the checkpoint. */
  get covered(): Rows {
    return this.#covered
  }

  /** The rows behind the checkpoint. */
  get later(): Rows {
    return this.#later
  }

  get isFull(): boolean {
    return this.#count >= MOST_ROWS || this.#bytes >= MOST_BYTES
  }

  add(table: StagedTable, rows: readonly unknown[]): void {
    const known = this.#later.get(table)
    if (known) for (const row of rows) known.push(row)
    else this.#later.set(table, [...rows])
    this.#count += rows.length
    // Rows of a page are alike, and to measure each would cost as much as writing it.
    this.#bytes += rows.length * writeJson(rows[0]).length
  }

  /** Takes a checkpoint for all rows so far. */
  cover(checkpoint: string): void {
    this.#checkpoint = checkpoint
    for (const [table, rows] of this.#later) {
      const known = this.#covered.get(table)
      if (known) for (const row of rows) known.push(row)
      else this.#covered.set(table, rows)
    }
    this.#later = new Map()
  }

  /** Called when the database has the checkpoint and its rows. */
  dropCovered(): void {
    this.#covered = new Map()
    this.#checkpoint = undefined
    this.#measure()
  }

  /** Called when the database has the rows behind the checkpoint. */
  dropLater(): void {
    this.#later = new Map()
    this.#measure()
  }

  #measure(): void {
    const before = this.#count
    this.#count = countRows(this.#covered) + countRows(this.#later)
    this.#bytes = before === 0 ? 0 : (this.#bytes * this.#count) / before
  }
}

function countRows(rows: Rows): number {
  let count = 0
  for (const { length } of rows.values()) count += length
  return count
}
