import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDbFile } from '../sinks/databases/support/duckdb-database.js'
import type { OpenedDatabase } from '../sinks/databases/support/test-database.js'
import { type KilledProgram, killAgainAndAgain, killedSettings } from '../support/killed/kill-runs.js'
import { openPostgres, psql } from './support/postgres-database.js'
import { openSqliteFile } from './support/sqlite-database.js'

const TOPICS = 240

/** The database of a lane: a folder of it for a file, and its name for a server. */
const kinds: Record<string, (place: string) => OpenedDatabase> = {
  DuckDB: (place) => openDuckDbFile(join(place, 'topics.duckdb')),
  SQLite: (place) => openSqliteFile(join(place, 'topics.sqlite')),
  PostgreSQL: (place) => openPostgres(nameOf(place)),
}

let folder: string
let service: Simulation
beforeAll(async () => {
  // The commits of a listing are a second apart, so it takes a few.
  service = await simulate({ 'sns.ListTopics': { items: TOPICS, pageSize: 4, latency: 40 } })
  folder = mkdtempSync(join(tmpdir(), 'kill-'))
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

describe.each(Object.entries(kinds))('%s', (_, open) => {
  it('a listing that is killed and started again has every item once', async () => {
    const program: KilledProgram = {
      prepare,
      args: (place) => ['test/databases/support/list-child.mjs', open(place).target],
      env: killedSettings(service.endpoint),
      check: async (place) => {
        const { query, tables } = open(place)
        const counts = 'SELECT count(*) AS n, count(DISTINCT "TopicArn") AS d FROM sns_list_topics'
        expect(await query(counts)).toEqual([{ n: TOPICS, d: TOPICS }])
        expect((await tables()).filter((name) => name !== '_nexttoken')).toEqual(['sns_list_topics'])
      },
    }
    await killAgainAndAgain(program, { kills: 8, folder })
  })

  it('a table that is replaced while the process is killed is the old one or the new one', async () => {
    const place = mkdtempSync(join(folder, 'replaced-'))
    await prepare(place)
    const { target, query, tables } = open(place)
    let latest = 0
    for (let run = 0; run < 12; run++) {
      await replaceUntilKilled(target, Math.random() * 300)
      const [found] = await query(
        'SELECT count(*) AS n, min(number) AS low, max(number) AS high FROM numbers',
      )
      expect(found).toEqual({ n: 20, low: found?.high, high: found?.low })
      expect(Number(found?.high)).toBeGreaterThan(latest)
      latest = Number(found?.high)
    }
    // Each run begins another listing, so it removes what the one before has left.
    expect((await tables()).length).toBeLessThanOrEqual(3)
  })
})

/** Lets it live on for some milliseconds after it has replaced the table once. */
function replaceUntilKilled(target: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['test/databases/support/replace-child.mjs', target], {
    env: killedSettings(service.endpoint),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve()
      else reject(new Error(`the child ended with code ${code}`))
    })
  })
}

async function prepare(place: string): Promise<void> {
  await psql('postgres', `CREATE DATABASE ${nameOf(place)}`)
}

function nameOf(place: string): string {
  return `kill_${process.pid}_${Buffer.from(basename(place)).toString('hex')}`
}
