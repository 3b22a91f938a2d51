import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { OpenedDatabase, TestDatabase } from './test-database.js'

const folder = mkdtempSync(join(tmpdir(), 'nexttoken-duckdb-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

let files = 0

/** A new file for each test; DuckDB's own SQL reads it. */
export const duckDb: TestDatabase = {
  create: async () => openDuckDbFile(newDuckDbFile()),
}

export function newDuckDbFile(): string {
  return join(folder, `file-${++files}.duckdb`)
}

export function openDuckDbFile(target: string): OpenedDatabase {
  const query = async (sql: string) => {
    const instance = await DuckDBInstance.fromCache(target)
    const connection = await instance.connect()
    try {
      const reader = await connection.runAndReadAll(sql)
      return reader.getRowObjectsJson().map((row) => withNumbers(row))
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  }
  const tables = async () => {
    const rows = await query('SELECT table_name FROM duckdb_tables() ORDER BY table_name')
    return rows.map((row) => String(row.table_name))
  }
  return {
    target,
    run: async (sql) => void (await query(sql)),
    query,
    tables,
    canReadMeanwhile: true,
    isFile: true,
    keepsStateTable: false,
  }
}

/** DuckDB's JSON has 64-bit integers as text. */
function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  ])
  return Object.fromEntries(entries)
}
