import { NextTokenError } from '../../../errors/index.js'
import { platform } from '../../../platform/index.js'
import type { Table } from '../../contract/index.js'
import type { Database, ExistingTable, StagedTable } from './database.js'
import { foldName, quote, storedNames } from './identifiers.js'
import { statePrefix } from './state-table.js'

/** Returns how a table is stored. The name of its staging table follows from its own, and fits every database. */
export function stagedTable(database: Database, name: string, columns: Table['columns']): StagedTable {
  const names = storedNames(
    columns.map((column) => column.name),
    database.names,
  )
  const hash = platform.sha256Hex(foldName(name, database.names)).slice(0, 12)
  return {
    name,
    staging: `${statePrefix}_${hash}`,
    columns: columns.map((source, index) => ({
      name: names[index] ?? source.name,
      sqlType: database.sqlTypeOf(source.type),
      source,
    })),
  }
}

export async function createStaging(database: Database, table: StagedTable): Promise<void> {
  const columns = table.columns.map(({ name, sqlType }) => `${quote(name)} ${sqlType}`)
  await dropTable(database, table.staging)
  await database.run(`CREATE TABLE ${database.quoted(table.staging)} (${columns.join(', ')})`)
}

export async function dropTable(database: Database, name: string): Promise<void> {
  await database.run(`DROP TABLE IF EXISTS ${database.quoted(name)}`)
}

/**
 * Checks, before anything is listed, that the rows can be put into the table that is there.
 *
 * @throws NextTokenError `InvalidTarget` with all problems.
 */
export async function checkTarget(
  database: Database,
  { name, staging }: StagedTable,
  mode: 'replace' | 'append',
): Promise<void> {
  const existing = await database.describe(name)
  if (!existing) return
  const where = `${database.label}#${name}`
  if (existing.kind !== 'table') {
    const problem = `${where} is a ${existing.kind}, not a table. Choose another table, or drop the ${existing.kind}`
    throw new NextTokenError('InvalidTarget', problem)
  }
  if (mode === 'replace' && !existing.isReferenced) return
  const problems = differences(existing, await described(database, staging), database)
  if (problems.length === 0) return
  const why =
    mode === 'append'
      ? 'rows cannot be appended to it'
      : 'it has indexes, views, privileges or the like, so it keeps its columns'
  const problem = `${where} has other columns, and ${why}: ${problems.join('; ')}. Choose another table, or drop this one`
  throw new NextTokenError('InvalidTarget', problem)
}

async function described(database: Database, name: string): Promise<ExistingTable> {
  return (await database.describe(name)) ?? { kind: 'table', columns: [], isReferenced: false }
}

function differences(existing: ExistingTable, wanted: ExistingTable, { names }: Database): string[] {
  const fold = (name: string) => foldName(name, names)
  const own = new Map(wanted.columns.map(({ name, sqlType }) => [fold(name), sqlType]))
  return existing.columns.flatMap(({ name, sqlType, isRequired }) => {
    const now = own.get(fold(name))
    if (now === undefined)
      return isRequired ? [`${name} must not be NULL, and the listing has no such column`] : []
    return now === sqlType ? [] : [`${name} is ${sqlType} there and ${now} in the listing`]
  })
}

/**
 * Puts a staging table in the place of its table: in the same transaction, so that readers see the rows of before or the
 * new ones. A table that must stay, because rows are appended or because something refers to it, gets the columns that
 * it lacks.
 */
export async function putInPlace(
  database: Database,
  { name, staging }: StagedTable,
  mode: 'replace' | 'append',
): Promise<void> {
  const existing = await database.describe(name)
  const stays = existing && (mode === 'append' || existing.isReferenced)
  if (!stays) {
    await dropTable(database, name)
    await database.run(`ALTER TABLE ${database.quoted(staging)} RENAME TO ${quote(name)}`)
    return
  }
  const target = database.quoted(name)
  if (mode === 'replace') await database.run(`DELETE FROM ${target}`)
  // Not those of this run: it may not have reached a table of an earlier run again.
  const { columns } = await described(database, staging)
  const known = new Set(existing.columns.map((column) => foldName(column.name, database.names)))
  for (const column of columns) {
    if (known.has(foldName(column.name, database.names))) continue
    await database.run(`ALTER TABLE ${target} ADD COLUMN ${quote(column.name)} ${column.sqlType}`)
  }
  const list = columns.map((column) => quote(column.name)).join(', ')
  await database.run(`INSERT INTO ${target} (${list}) SELECT ${list} FROM ${database.quoted(staging)}`)
  await dropTable(database, staging)
}

/** Empties a table that an earlier run has filled and this run has no rows for. */
export async function emptyTable(database: Database, name: string): Promise<void> {
  const existing = await database.describe(name)
  if (existing?.kind === 'table') await database.run(`DELETE FROM ${database.quoted(name)}`)
}
