import { type Column, type ColumnType, inferColumns } from '../columns/index.js'
import { didYouMean, NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import { getMember, isObject } from '../values/index.js'
import {
  type MakeSink,
  type Sink,
  type SinkOptions,
  sinkOptionProblems,
  type Table,
  type Written,
} from './contract/index.js'

/** Rows that decide which columns there are, if the caller does not. */
const sample = 1000
const batchSize = 1000

/** How to write rows of any kind. */
export interface WriteOptions extends Omit<SinkOptions, 'restart'> {
  /**
   * Name the columns, each with the type of its values, in their order. Types are `text`, `integer`, `long`, `double`,
   * `boolean`, `timestamp`, `blob`, `json`, and `{ list }`, `{ map }` of one.
   *
   * @default the members of the first 1,000 rows, with the types that they have there
   * @example { Key: 'text', Size: 'long', LastModified: 'timestamp' }
   */
  readonly columns?: Readonly<Record<string, WriteType>> | undefined
}

/** The type of a column's values. */
export type WriteType =
  | Extract<ColumnType, string>
  | { readonly list: WriteType }
  | { readonly map: WriteType }

/** Rows: of a listing's `items()`, of a generator, of an array. */
export type Rows = AsyncIterable<unknown> | Iterable<unknown>

/** Writes rows into a target. Nothing is left of it if that fails. */
export async function writeRows(
  rows: Rows,
  {
    makeSink,
    target,
    options,
  }: {
    readonly makeSink: MakeSink
    readonly target: string
    readonly options: WriteOptions
  },
): Promise<Written> {
  checkOptions(options)
  if (typeof target !== 'string' || target === '') {
    const problem = `the target is ${JSON.stringify(target) ?? 'undefined'}; pass the path of a file, or the URL of a database`
    throw new NextTokenError('InvalidTarget', problem)
  }
  const { columns, ...sinkOptions } = options
  const sink = makeSink(target, sinkOptions)
  try {
    await writeAll(batches(rows), { sink, columns: columns && namedColumns(columns), target })
    return await sink.finish()
  } catch (error) {
    // The first error says why.
    await sink.abandon().catch(() => {})
    throw error
  }
}

const names: OptionNames<WriteOptions> = { mode: true, table: true, csvSafe: true, columns: true }
const types: Readonly<Record<Extract<ColumnType, string>, true>> = {
  text: true,
  integer: true,
  long: true,
  double: true,
  boolean: true,
  timestamp: true,
  blob: true,
  json: true,
}

function checkOptions(options: WriteOptions): void {
  const problems = optionProblems(options, { kind: 'option', names })
  problems.push(...sinkOptionProblems(options))
  const { columns = {} } = options
  for (const [name, type] of Object.entries(columns)) {
    const inner = innerType(type)
    if (typeof inner === 'string' && Object.hasOwn(types, inner)) continue
    const known = Object.keys(types)
    problems.push(
      `the type of column ${JSON.stringify(name)} is ${JSON.stringify(inner)}${didYouMean(String(inner), known)}; pass one of ${known.join(', ')}`,
    )
  }
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
}

function innerType(type: unknown): unknown {
  if (!isObject(type)) return type
  return innerType('list' in type ? type.list : type.map)
}

async function writeAll(
  rows: AsyncIterable<readonly unknown[]>,
  {
    sink,
    columns,
    target,
  }: {
    readonly sink: Sink
    readonly columns: readonly Column[] | undefined
    readonly target: string
  },
): Promise<void> {
  let check = (_rows: readonly unknown[]): void => {}
  let isOpen = false
  const open = async (first: readonly unknown[]) => {
    isOpen = true
    const table: Table = {
      name: 'rows',
      columns: columns ?? inferColumns(first),
      fingerprint: undefined,
    }
    if (!columns) check = memberCheck(table.columns, target)
    await sink.open(table)
  }
  for await (const batch of rows) {
    if (!isOpen) await open(batch)
    check(batch)
    await sink.write(batch)
  }
  if (!isOpen) await open([])
}

function namedColumns(columns: Readonly<Record<string, WriteType>>): readonly Column[] {
  return Object.entries(columns).map(([name, type]) => ({
    name,
    type,
    read: (row) => getMember(row, name),
  }))
}

/** Later rows must have no member that the first ones had not: it would be lost. */
function memberCheck(columns: readonly Column[], target: string): (rows: readonly unknown[]) => void {
  const known = new Set(columns.map(({ name }) => name))
  return (rows) => {
    for (const row of rows) {
      const name = isObject(row)
        ? Object.keys(row).find((member) => !known.has(member) && isData(row[member]))
        : undefined
      if (name === undefined) continue
      const problem = `${target}: a row has ${JSON.stringify(name)}, which the first ${sample} rows had not. Pass the option columns with the names and types of all columns`
      throw new NextTokenError('TargetFailed', problem)
    }
  }
}

/** What JSON leaves out is no data. */
function isData(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'
}

async function* batches(rows: Rows): AsyncGenerator<readonly unknown[], void> {
  let batch: unknown[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
