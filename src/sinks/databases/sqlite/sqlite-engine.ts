import { notInstalled } from '../../contract/index.js'

/** What the two libraries for SQLite have in common. */
export interface SqliteEngine {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

export interface SqliteStatement {
  run(...values: SqliteValue[]): { readonly changes: number | bigint }
  all(...values: SqliteValue[]): unknown[]
}

export type SqliteValue = string | number | bigint | Uint8Array | null

/** The part of `node:sqlite` that is used here; the types of Node 20 do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => SqliteEngine
}

/** Not literal in the import: it is native code, which no bundler can include. Bundlers would fail where it is installed. */
const packageName = ['better', 'sqlite3'].join('-')

/** Opens a file with Node's own SQLite; with better-sqlite3 on Node 20, which has none. */
export async function openSqlite(path: string): Promise<SqliteEngine> {
  const own = nodeSqlite()
  if (own) return new own.DatabaseSync(path)
  const { default: BetterSqlite }: { readonly default: typeof import('better-sqlite3') } = await import(
    /* @vite-ignore */ packageName
  ).catch(notInstalled(packageName, 'on this version of Node, SQLite files'))
  return new BetterSqlite(path)
}

function nodeSqlite(): NodeSqlite | undefined {
  return withoutExperimentalWarning(() => {
    const module: unknown = process.getBuiltinModule('node:sqlite')
    return isNodeSqlite(module) ? module : undefined
  })
}

function isNodeSqlite(module: unknown): module is NodeSqlite {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module
}

/** Node warns once a process that `node:sqlite` is experimental. The user did not choose it and cannot act on it. */
function withoutExperimentalWarning<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = (...args: unknown[]) => {
    if (!String(args[0]).includes('SQLite is an experimental feature'))
      Reflect.apply(emitWarning, process, args)
  }
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}
