import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { duckDb } from '../sinks/databases/support/duckdb-database.js'
import { postgres } from './support/postgres-database.js'
import { sqlite } from './support/sqlite-database.js'

const run = promisify(execFile)

/** DuckDB keeps what it writes in memory until it has a row group, and compresses it there. */
it.each([
  ['SQLite', sqlite, 160],
  ['PostgreSQL', postgres, 160],
  ['DuckDB', duckDb, 500],
])('a million rows go into %s in flat memory', async (_, database, most) => {
  const { target, query } = await database.create()
  const { stdout } = await run(process.execPath, ['test/databases/support/fill-child.mjs', target])
  const { rows, megabytes } = JSON.parse(stdout)
  expect(rows).toBe(1_000_000)
  expect(megabytes).toBeLessThan(most)
  const counts = 'SELECT count(*) AS n, count(DISTINCT "Key") AS d, sum("Size") AS s FROM objects'
  expect(await query(counts)).toEqual([{ n: 1_000_000, d: 1_000_000, s: 499_500_000 }])
})
