import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { startMoto } from './moto.js'

const venv = '.venv'
const python = `${venv}/bin/python`
const requirements = 'test/live/requirements.txt'

/** Makes the virtual environment once, starts moto on a free port, and stops it again. */
export default async function setup(): Promise<() => Promise<void>> {
  const missing = prepare()
  if (missing) return skipLoudly(missing)
  process.env.NEXTTOKEN_PYTHON = python
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

function skipLoudly(missing: string): never {
  const message = `THE LIVE SUITE DID NOT RUN: ${missing}. It needs Python 3 with venv and pip.`
  console.error(`\n${'!'.repeat(message.length)}\n${message}\n${'!'.repeat(message.length)}\n`)
  process.exit(process.env.CI ? 1 : 0)
}
