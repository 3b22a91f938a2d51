import { findPostgres, startPostgres } from './postgres-server.js'

/** Starts PostgreSQL, and stops it again. */
export default async function setup(): Promise<() => Promise<void>> {
  const programs = findPostgres()
  if (programs === undefined) return skipLoudly()
  const server = await startPostgres(programs)
  process.env.NEXTTOKEN_POSTGRES = server.url
  process.env.NEXTTOKEN_POSTGRES_PROGRAMS = server.programs
  process.env.NEXTTOKEN_POSTGRES_CERTIFICATE = server.certificate
  return () => server.stop()
}

function skipLoudly(): never {
  const line = 'THE DATABASE SUITE DID NOT RUN: PostgreSQL is missing (Debian: apt-get install postgresql).'
  const bar = '!'.repeat(line.length)
  console.error(`\n${bar}\n${line}\n${bar}\n`)
  process.exit(process.env.CI ? 1 : 0)
}
