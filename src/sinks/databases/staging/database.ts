import type { Column, ColumnType } from '../../../columns/index.js'
import type { NextTokenError } from '../../../errors/index.js'

/** A column as a database has it. */
export interface StoredColumn {
  /** A name that the database accepts and that no other column of the table has. */
  readonly name: string
  readonly sqlType: string
  readonly source: Column
}

/** A table of the target, and the table beside it that its rows are written into. */
export interface StagedTable {
  readonly name: string
  readonly staging: string
  readonly columns: readonly StoredColumn[]
}

/** A table that a database has already. */
export interface ExistingTable {
  /** `view` and the like cannot be replaced by a table. */
  readonly kind: string
  readonly columns: readonly {
    readonly name: string
    readonly sqlType: string
    /** Whether a row without a value for it is refused. */
    readonly isRequired: boolean
  }[]
  /** Whether the table has indexes, views, privileges or the like, which a new table in its place would not have. */
  readonly isReferenced: boolean
}

/** Which names a database accepts. */
export interface NameRules {
  readonly isCaseSensitive: boolean
  /** The length of the longest name, in bytes of UTF-8. */
  readonly longest: number
  /** Names that no column can have. */
  readonly reserved: ReadonlySet<string>
}

/**
 * A connection to a database: what the three databases do differently. Names are given as they are; a database
 * quotes them.
 */
export interface Database {
  /** The database without a password, such as `account.duckdb` or `postgres://ann@localhost/inventory`. */
  readonly label: string
  readonly names: NameRules
  connect(): Promise<void>
  /** Closes. Removes a file that `connect` created if it has no table. Never throws. */
  close(): Promise<void>
  begin(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  /**
   * Runs `CREATE TABLE IF NOT EXISTS` while other processes may run it too. Set for a database in which that can fail;
   * such a table is never dropped.
   */
  createShared?(sql: string): Promise<void>
  /**
   * Waits, in the open transaction, until no other run is in a transaction that has called this with the same name. Set
   * for a database that has several writers at a time.
   */
  waitForTurn?(name: string): Promise<void>
  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>
  query(sql: string, values?: readonly SqlValue[]): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** The placeholder of a statement's value; the first is number 1. */
  parameter(number: number): string
  /** A table's name in a statement, quoted and with its schema. */
  quoted(table: string): string
  sqlTypeOf(type: ColumnType): string
  /** Adds rows to a staging table, in the open transaction. */
  append(table: StagedTable, rows: readonly unknown[]): Promise<void>
  describe(table: string): Promise<ExistingTable | undefined>
  /** What an error of the database means, and what to do. */
  explain(error: unknown): NextTokenError
  /** How many texts were changed because the database cannot store them, by column. */
  readonly changedTexts: ReadonlyMap<string, number>
}

export type SqlValue = string | number | null
