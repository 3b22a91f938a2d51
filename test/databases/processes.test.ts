import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { duckDb } from '../sinks/databases/support/duckdb-database.js'
import { numbered, opened, type TestDatabase } from '../sinks/databases/support/test-database.js'
import { postgres } from './support/postgres-database.js'
import { sqlite } from './support/sqlite-database.js'

/** Another process replaces the table `numbers` by 20 rows. Returns what it says on standard error. */
function replaceOnce(target: string): Promise<string> {
  const child = spawn(process.execPath, ['test/databases/support/replace-child.mjs', target, '1'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve) => child.once('close', () => resolve(said)))
}

describe('two processes that write the same table', () => {
  it('of DuckDB: the second is refused', async () => {
    const { target, query } = await duckDb.create()
    const { sink } = await opened(target)
    await sink.write(numbered(0, 3))
    const said = await replaceOnce(target)
    expect(said).toContain('TargetConflict')
    expect(said).toContain('another process has the file open')
    await sink.finish()
    expect(await query('SELECT count(*) AS n FROM numbers')).toEqual([{ n: 3 }])
  })

  it.each([
    ['SQLite', sqlite],
    ['PostgreSQL', postgres],
  ] satisfies [string, TestDatabase][])(
    'of %s: the later takes over, and the earlier ends',
    async (_, { create }) => {
      const { target, query } = await create()
      const { sink } = await opened(target)
      await sink.write(numbered(0, 3))
      expect(await replaceOnce(target)).toBe('')
      await expect(sink.finish()).rejects.toMatchObject({ code: 'TargetConflict' })
      await sink.abandon()
      expect(await query('SELECT count(*) AS n, count(DISTINCT number) AS d FROM numbers')).toEqual([
        { n: 20, d: 1 },
      ])
    },
  )

  it('of PostgreSQL: runs that begin at the same moment do not disturb each other', async () => {
    const { target, query } = await postgres.create()
    const runs = await Promise.all(Array.from({ length: 8 }, () => opened(target)))
    const ends = await Promise.allSettled(runs.map(({ sink }) => sink.finish()))
    await Promise.all(runs.map(({ sink }, index) => ends[index]?.status === 'rejected' && sink.abandon()))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'TargetConflict' })
    expect(await query('SELECT * FROM numbers')).toEqual([])
  })
})
