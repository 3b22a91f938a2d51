import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPostgres, type PostgresServer, startPostgres } from './postgres-server.js'

/** The versions of Node that have an SQLite of their own. */
const versions = ['22', '24']
const packages = [
  'better-sqlite3@12',
  ...versions.map((version) => `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`),
]

/** Starts PostgreSQL and installs what the suite needs, and stops and removes it again. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = process.env.NEXTTOKEN_DATABASES_FOLDER ?? ''
  // A run of this suite by another version of Node, which the suite started.
  if (process.env.NEXTTOKEN_POSTGRES !== undefined) return async () => {}
  const missing = [await start(), install(folder)].filter((problem) => typeof problem === 'string')
  if (missing.length > 0) skipLoudly(missing)
  return async () => {
    await server?.stop()
    if (process.env.NEXTTOKEN_DATABASES_TEMPORARY) rmSync(folder, { recursive: true, force: true })
  }
}

let server: PostgresServer | undefined

async function start(): Promise<string | undefined> {
  const programs = findPostgres()
  if (programs === undefined) return 'PostgreSQL is missing (Debian: apt-get install postgresql)'
  server = await startPostgres(programs)
  process.env.NEXTTOKEN_POSTGRES = server.url
  process.env.NEXTTOKEN_POSTGRES_PROGRAMS = server.programs
  process.env.NEXTTOKEN_POSTGRES_CERTIFICATE = server.certificate
  return undefined
}

function install(folder: string): string | undefined {
  const done = join(folder, '.installed')
  if (existsSync(done)) return undefined
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Its headers come with Node, so that none are fetched.
      env: { ...process.env, npm_config_nodedir: dirname(dirname(process.execPath)) },
    })
  } catch {
    return `npm could not install ${packages.join(', ')}`
  }
  writeFileSync(done, '')
  return undefined
}

function skipLoudly(missing: readonly unknown[]): never {
  const line = `THE DATABASE SUITE DID NOT RUN: ${missing.join('; ')}.`
  const bar = '!'.repeat(line.length)
  console.error(`\n${bar}\n${line}\n${bar}\n`)
  process.exit(process.env.CI ? 1 : 0)
}
