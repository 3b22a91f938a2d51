import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { openSink } from 'nexttoken/sinks'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fill, numbered, numbers, opened } from '../sinks/databases/support/test-database.js'
import { postgres, psql, serverUrl } from './support/postgres-database.js'
import { password, user } from './support/postgres-server.js'

const { hostname, port } = new URL(serverUrl)
const secrets = [password, encodeURIComponent(password), 'p%23a']

/** The error of a sink that cannot be opened, and that shows no password anywhere. */
async function refusal(target: string): Promise<{ code: string; message: string }> {
  const sink = await openSink(target)
  const error: unknown = await sink.open(numbers).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  await sink.abandon()
  const shown =
    inspect([error, sink, sink.target], { depth: 20, showHidden: true }) + JSON.stringify([error, sink])
  for (const secret of secrets) expect(shown).not.toContain(secret)
  return error as { code: string; message: string }
}

describe('a PostgreSQL server that cannot be used', () => {
  it.each([
    ['a wrong password', `postgres://${user}:wrong@${hostname}:${port}/postgres`, 'set PGPASSWORD'],
    ['no password', `postgres://${user}@${hostname}:${port}/postgres`, 'Set PGPASSWORD'],
    ['no such database', `${serverUrl}/nowhere`, 'createdb'],
    ['no such schema', `${serverUrl}/postgres#nowhere.topics`, 'CREATE SCHEMA'],
    ['nothing there', `postgres://${user}:x@${hostname}:1/postgres`, 'nothing listens there'],
    ['an unknown host', `postgres://${user}:x@no-such-host.invalid/postgres`, 'host'],
    ['no trusted certificate', `${serverUrl}/postgres?sslmode=verify-full`, 'sslrootcert'],
  ])('%s is an error that says what to do', async (_, target, remedy) => {
    expect(await refusal(target)).toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringContaining(remedy),
    })
  })

  it('a user without rights is told which one is missing', async () => {
    const { target } = await postgres.create()
    const name = new URL(target).pathname.slice(1)
    await psql(name, `CREATE ROLE guest_${name} LOGIN PASSWORD 'guest'`)
    const guest = `postgres://guest_${name}:guest@${hostname}:${port}/${name}`
    expect(await refusal(guest)).toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringContaining('It needs CREATE on the schema'),
    })
  })
})

describe('a connection', () => {
  it('is encrypted as the URL says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const authority = join(folder, 'authority.crt')
    writeFileSync(authority, process.env.NEXTTOKEN_POSTGRES_CERTIFICATE ?? '')
    const { target, query } = await postgres.create()
    for (const options of [
      'sslmode=no-verify',
      `sslmode=verify-full&sslrootcert=${authority}`,
      'sslmode=disable',
    ]) {
      const { sink } = await opened(`${target}?${options}`)
      const sessions = `SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'nexttoken'`
      expect(await query(sessions)).toEqual([{ ssl: options !== 'sslmode=disable' }])
      await sink.abandon()
    }
  })

  it('takes what the URL lacks from the variables of PostgreSQL', async () => {
    const { target, query } = await postgres.create()
    const database = new URL(target).pathname.slice(1)
    const variables = {
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: user,
      PGPASSWORD: password,
      PGDATABASE: database,
    }
    const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]))
    onTestFinished(() => {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    })
    Object.assign(process.env, variables)
    await fill('postgres://#numbers', numbered(0, 2))
    expect(await query('SELECT count(*) AS n FROM numbers')).toEqual([{ n: 2 }])
  })

  it('that is lost is an error, and the next run continues', async () => {
    const { target, query, run } = await postgres.create()
    const first = await opened(target)
    await first.sink.write(numbered(0, 20_000))
    await first.sink.commit('some')
    await run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nexttoken'`)
    await expect(
      (async () => {
        await first.sink.write(numbered(20_000, 40_000))
        await first.sink.commit('more')
        await first.sink.finish()
      })(),
    ).rejects.toMatchObject({ code: 'TargetFailed', message: expect.stringContaining('list again') })
    await first.sink.abandon()
    const second = await opened(target)
    expect(second.checkpoint).toBe('some')
    await second.sink.finish()
    expect(await query('SELECT count(*) AS n FROM numbers')).toEqual([{ n: 20_000 }])
  })
})
