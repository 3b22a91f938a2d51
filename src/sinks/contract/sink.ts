import type { Column } from '../../columns/index.js'

/** A table of a listing's rows. */
export interface Table {
  /** A name for the table where the target's name gives none, such as `s3_list_objects_v2`. */
  readonly name: string
  readonly columns: readonly Column[]
  /**
   * A text that is equal only for the same listing with the same columns: then an unfinished run can be continued. It is
   * not stored as it is, because it has the listing's parameters. undefined: the rows cannot be continued, and `commit` is
   * never called.
   */
  readonly fingerprint: string | undefined
}

/** What a sink has written. */
export interface Written {
  /** The target, without a password. */
  readonly target: string
  /** Number of rows, those of earlier runs that were continued included. */
  readonly rows: number
  /** The size of the file in bytes; undefined for a database. */
  readonly bytes?: number
}

/**
 * Where rows go. Rows become visible all at once, with `finish`; readers see what was there before, or everything. The
 * calls come one after another: each begins when the promise of the one before has resolved.
 *
 * `open`, then any number of `write` and `commit`, then `finish` or `abandon`, once. After an error of any of them,
 * `abandon` follows.
 */
export interface Sink {
  /** The target, without a password, for messages. */
  readonly target: string
  /** Whether `write` takes more tables than the one that was opened. */
  readonly hasTables: boolean
  /**
   * Begins. Returns the checkpoint of an earlier unfinished run of the same listing, whose rows are kept and continued;
   * undefined if it begins with nothing.
   */
  open(table: Table): Promise<string | undefined>
  /**
   * Takes rows, for the table that was opened or for another one, which is created with its first rows. Resolves when it
   * can take more.
   */
  write(rows: readonly unknown[], table?: Table): Promise<void>
  /**
   * Makes the rows so far and this text durable, together. A sink may wait for up to a second of further calls, as long
   * as it never keeps the text of one without its rows, or rows without their text.
   */
  commit(checkpoint: string): Promise<void>
  /** Puts everything in its place and closes. */
  finish(): Promise<Written>
  /**
   * Closes without putting the rows in their place. What was committed stays for the next run; what cannot be continued
   * is removed. Never throws because of what failed before.
   */
  abandon(): Promise<void>
}

/** How to write into a target. */
export interface SinkOptions {
  /**
   * Set what happens to rows that the target has already. `'replace'` removes them, and `'append'` keeps them.
   *
   * @default 'replace'
   */
  readonly mode?: 'replace' | 'append' | undefined
  /**
   * Begin anew, even if an earlier run of the same listing has left an unfinished file or table.
   *
   * @default false
   */
  readonly restart?: boolean | undefined
  /**
   * Name the table of a database.
   *
   * @default what follows `#` in the target; else the service and the operation, such as `s3_list_objects_v2`
   */
  readonly table?: string | undefined
  /**
   * Write `'` before cells of a CSV file that a spreadsheet would run as a formula: those that begin with `=`, `+`, `-`,
   * `@`, a tab or a line end, and are no numbers.
   *
   * @default false
   */
  readonly csvSafe?: boolean | undefined
}
