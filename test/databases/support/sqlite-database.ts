import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { OpenedDatabase, TestDatabase } from '../../sinks/databases/support/test-database.js'

const run = promisify(execFile)

const folder = mkdtempSync(join(tmpdir(), 'nexttoken-sqlite-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

let files = 0

/** A new file for each test; Python's sqlite3 reads it. */
export const sqlite: TestDatabase = {
  create: async () => openSqliteFile(newSqliteFile()),
}

export function newSqliteFile(): string {
  return join(folder, `file-${++files}.sqlite`)
}

export function openSqliteFile(target: string): OpenedDatabase {
  const query = async (sql: string) => {
    const { stdout } = await run('python3', ['test/databases/support/read_sqlite.py', target, sql], {
      maxBuffer: 64 << 20,
    })
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line))
  }
  const tables = async () => {
    const rows = await query(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    return rows.map(({ name }) => String(name))
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
