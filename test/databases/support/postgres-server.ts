import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { generate } from 'selfsigned'

/** A PostgreSQL server of our own. */
export interface PostgresServer {
  /** With the password, without a database. */
  readonly url: string
  /** The folder of `psql`. */
  readonly programs: string
  /** The certificate, in PEM, which signs itself. */
  readonly certificate: string
  stop(): Promise<void>
}

export const user = 'ann'
/** Every character of it would break a URL or a message that is put together carelessly. */
export const password = "p#a/s@s:w%o r'd"

/** The newest programs of PostgreSQL: Debian keeps them out of the PATH. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) =>
    ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(folder, name))),
  )
}

/** Starts a server on a free port of 127.0.0.1, in a temporary folder, as a user without rights if we are root. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-postgres-'))
  const account = accountFor(folder)
  const { certificate } = await writeCertificate(folder, account)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  giveTo(account, passwordFile)
  const data = join(folder, 'data')
  const options = [
    '--username',
    user,
    '--pwfile',
    passwordFile,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
  ]
  execFileSync(join(programs, 'initdb'), ['-D', data, ...options, '--locale', 'C', '--no-sync'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: folder,
    ...account,
  })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ssl: 'on',
    ssl_cert_file: join(folder, 'server.crt'),
    ssl_key_file: join(folder, 'server.key'),
    // The machine does not fail in the tests; processes do.
    fsync: 'off',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: folder,
    ...account,
  })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const endWithUs = () => server.kill('SIGQUIT')
  process.once('exit', endWithUs)
  await ready(server)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    // A fast shutdown: it does not wait for clients.
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    programs,
    certificate,
    stop,
  }
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root. */
function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const idOf = (name: string, kind: string) =>
    Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const name = ['postgres', 'nobody'].find((candidate) => {
    try {
      return idOf(candidate, '-u') > 0
    } catch {
      return false
    }
  })
  if (name === undefined)
    throw new Error('there is no user postgres or nobody, and PostgreSQL does not run as root')
  const account = { uid: idOf(name, '-u'), gid: idOf(name, '-g') }
  giveTo(account, folder)
  return account
}

function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

async function writeCertificate(folder: string, account: Account): Promise<{ certificate: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  for (const [name, text] of [
    ['server.key', key],
    ['server.crt', cert],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, text)
    chmodSync(path, 0o600)
    giveTo(account, path)
  }
  return { certificate: cert }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function ready(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk).slice(-4000)
      if (log.includes('database system is ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
}
