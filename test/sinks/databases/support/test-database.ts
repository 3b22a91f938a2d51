import type { Sink, SinkOptions, Table } from 'nexttoken/sinks'
import { openSink } from 'nexttoken/sinks'

/** A database that a test writes into, and someone else's program that reads it. */
export interface TestDatabase {
  /** The target without a table. Each call names another database. */
  create(): Promise<OpenedDatabase>
}

export interface OpenedDatabase {
  readonly target: string
  /** Runs statements in another session, as a user would. */
  run(sql: string): Promise<void>
  /** Rows of a query, with the values as JSON has them. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  /** Whether another session can read while a sink writes; DuckDB locks its file. */
  readonly canReadMeanwhile: boolean
  /** Whether it is a file, which does not exist before it is written. */
  readonly isFile: boolean
  /** Whether the table `_nexttoken` stays when no listing needs it. */
  readonly keepsStateTable: boolean
  /** The names of all tables, sorted. */
  tables(): Promise<readonly string[]>
}

/** A listing of numbered rows. */
export const numbers = {
  name: 'numbers',
  fingerprint: 'the listing of numbers',
  columns: [
    { name: 'Id', type: 'long', read: (row) => Reflect.get(Object(row), 'Id') },
    { name: 'Name', type: 'text', read: (row) => Reflect.get(Object(row), 'Name') },
  ],
} as const satisfies Table

export const others = { ...numbers, name: 'others', fingerprint: undefined } as const satisfies Table

export function numbered(from: number, to: number): readonly { Id: number; Name: string }[] {
  return Array.from({ length: to - from }, (_, index) => ({ Id: from + index, Name: `n${from + index}` }))
}

export async function opened(
  target: string,
  options: SinkOptions = {},
  table: Table = numbers,
): Promise<{ sink: Sink; checkpoint: string | undefined }> {
  const sink = await openSink(target, options)
  return { sink, checkpoint: await sink.open(table) }
}

/** Writes a whole listing. */
export async function fill(
  target: string,
  rows: readonly unknown[],
  options: SinkOptions = {},
  table: Table = numbers,
): Promise<void> {
  const { sink } = await opened(target, options, table)
  await sink.write(rows)
  await sink.commit('all')
  await sink.finish()
}
