import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { OpenedDatabase, TestDatabase } from '../../sinks/databases/support/test-database.js'
import { password, user } from './postgres-server.js'

const run = promisify(execFile)

export const serverUrl = process.env.NEXTTOKEN_POSTGRES ?? ''

let databases = 0

/** A new database for each test; psql reads it. */
export const postgres: TestDatabase = {
  create: async () => {
    const name = `test_${process.pid}_${++databases}`
    await psql('postgres', `CREATE DATABASE ${name}`)
    return openPostgres(name)
  },
}

export function openPostgres(name: string): OpenedDatabase {
  const query = async (sql: string) => {
    const output = await psql(name, `SELECT row_to_json(q) FROM (${sql}) q`)
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line))
  }
  const tables = async () => {
    const rows = await query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    )
    return rows.map(({ relname }) => String(relname))
  }
  return {
    target: `${serverUrl}/${name}`,
    run: async (sql) => void (await psql(name, sql)),
    query,
    tables,
    canReadMeanwhile: true,
    isFile: false,
    keepsStateTable: true,
  }
}

/** Runs SQL with psql, and returns what it prints, without names and alignment. */
export async function psql(database: string, sql: string): Promise<string> {
  const { hostname, port } = new URL(serverUrl)
  const program = join(process.env.NEXTTOKEN_POSTGRES_PROGRAMS ?? '', 'psql')
  const options = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1']
  const { stdout } = await run(
    program,
    [...options, '-h', hostname, '-p', port, '-U', user, '-d', database, '-c', sql],
    {
      env: { ...process.env, PGPASSWORD: password },
      maxBuffer: 64 << 20,
    },
  )
  return stdout
}
