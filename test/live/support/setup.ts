import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { httpServers } from './http-servers/http-servers.js'
import { startMoto } from './moto.js'
import { installServer } from './servers/install-server.js'
import { realServers } from './servers/real-servers.js'

const venv = '.venv'
const python = `${venv}/bin/python`
const requirements = 'test/live/requirements.txt'

/**
 * Makes the virtual environment once, installs the servers once, starts moto on a free port, and stops it again.
 * The other servers are started by the tests that use them.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const missing = prepare()
  if (missing) return skipLoudly(missing)
  process.env.NEXTTOKEN_PYTHON = python
  await installServers()
  const moto = await startMoto(python)
  process.env.NEXTTOKEN_MOTO = moto.endpoint
  return moto.stop
}

/** What is missing, in a sentence; undefined where Python is ready. */
function prepare(): string | undefined {
  const wanted = readFileSync(requirements, 'utf8')
  const done = `${venv}/.requirements`
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return undefined
  if (run('python3', ['-m', 'venv', venv]) !== 0) return 'python3 with venv is not there'
  if (run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements]) !== 0)
    return 'pip could not install'
  writeFileSync(done, wanted)
  return undefined
}

function run(command: string, args: string[]): number | null {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status
}

/** Tests of a server that is missing are skipped, with a banner; CI fails instead. */
async function installServers(): Promise<void> {
  const servers = [...realServers, ...httpServers]
  const problems = await Promise.all(servers.map(installServer))
  const missing = servers.filter((_, index) => problems[index] !== undefined)
  process.env.NEXTTOKEN_MISSING_SERVERS = missing.map(({ name }) => name).join(',')
  if (missing.length === 0) return
  shout([`THE LIVE SUITE RUNS WITHOUT ${missing.map(({ name }) => name).join(', ')}.`, ...problems])
  if (process.env.CI) process.exit(1)
}

function skipLoudly(missing: string): never {
  shout([`THE LIVE SUITE DID NOT RUN: ${missing}. It needs Python 3 with venv and pip.`])
  process.exit(process.env.CI ? 1 : 0)
}

function shout(lines: readonly (string | undefined)[]): void {
  const bar = '!'.repeat(lines[0]?.length ?? 0)
  console.error(`\n${bar}\n${lines.filter(Boolean).join('\n')}\n${bar}\n`)
}
