import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../src/simulator/index.js'

const program = 'dist/cli.js'
const env = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
}

interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a program. `onStdout` is called with everything so far. */
function start(
  [command = '', ...argv]: readonly string[],
  onStdout: (text: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = spawn(command, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
    onStdout(stdout, child)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  return new Promise((resolve) => {
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }))
  })
}

function nexttoken(argv: readonly string[], onStdout?: Parameters<typeof start>[1]): Promise<Ended> {
  return start([process.execPath, program, ...argv], onStdout)
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

let aws: Simulation
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-program-'))
  aws = await simulate({
    'sns.ListTopics': { items: 1000 },
    's3.ListObjectsV2': { items: 20_000, pageSize: 1000 },
    'iam.ListUsers': { items: 40, pageSize: 10, latency: 50 },
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await aws.close()
})

describe('the program', () => {
  it('has a version and a help', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await nexttoken(['--version'])).toMatchObject({
      status: 0,
      stdout: `nexttoken ${version}\n`,
      stderr: '',
    })
    const help = await nexttoken([])
    expect(help.status).toBe(0)
    expect(help.stdout).toContain('nexttoken SERVICE OPERATION')
  })

  it('lists, with its exit statuses', async () => {
    const at = ['--endpoint-url', aws.endpoint]
    const [all, limited, wrong, late] = await Promise.all([
      nexttoken(['sns', 'list-topics', ...at]),
      nexttoken(['sns', 'list-topics', '--max-items', '3', ...at]),
      nexttoken(['sns', 'list-topics', '--no-such-option', ...at]),
      nexttoken(['iam', 'list-users', '--deadline', '1ms', ...at]),
    ])
    expect({ status: all.status, items: lines(all.stdout).length, stderr: all.stderr }).toEqual({
      status: 0,
      items: 1000,
      stderr: '',
    })
    expect([limited.status, wrong.status, late.status]).toEqual([0, 2, 3])
  })

  it.skipIf(process.platform === 'win32')('| head ends quietly', async () => {
    const line = `"${process.execPath}" ${program} s3api list-objects-v2 --bucket b --endpoint-url ${aws.endpoint}`
    const { status, stdout, stderr } = await start([
      '/bin/bash',
      '-c',
      `set -o pipefail; ${line} | head -n 3`,
    ])
    expect({ status, items: lines(stdout).length, stderr }).toEqual({ status: 0, items: 3, stderr: '' })
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk has status 1 and two lines', async () => {
    const line = `"${process.execPath}" ${program} sns list-topics --endpoint-url ${aws.endpoint} > /dev/full`
    const { status, stderr } = await start(['/bin/bash', '-c', line])
    expect(status).toBe(1)
    expect(lines(stderr)).toEqual([
      'nexttoken: standard output cannot be written: the disk is full (ENOSPC)',
      '  Free some space, or write to another disk.',
    ])
  })
})

describe.skipIf(process.platform === 'win32')('signals', () => {
  it('Ctrl-C saves the checkpoint; the same command resumes', async () => {
    const argv = [
      'iam',
      'list-users',
      '--checkpoint',
      join(folder, 'users.checkpoint'),
      '--endpoint-url',
      aws.endpoint,
    ]
    let isSent = false
    const first = await nexttoken(argv, (text, child) => {
      if (!isSent && lines(text).length >= 10) isSent = child.kill('SIGINT')
    })
    expect(first.status).toBe(3)
    expect(first.stderr).toContain(`Continue with:\n  nexttoken ${argv.join(' ')}\n`)
    const rest = await nexttoken(argv)
    expect(rest.status).toBe(0)
    const all = [...lines(first.stdout), ...lines(rest.stdout)]
    expect(all).toHaveLength(40)
    expect(new Set(all).size).toBe(40)
  })

  it('kill -9 and the same command again: no row lost, none twice', async () => {
    const path = join(folder, 'keys.csv')
    const argv = ['s3api', 'list-objects-v2', '--bucket', 'b', '--to', path]
    await using slow = await simulate({ 's3.ListObjectsV2': { items: 10_000, pageSize: 500, latency: 60 } })
    const at = ['--endpoint-url', slow.endpoint]
    const child = spawn(process.execPath, [program, ...argv, ...at], { env, stdio: 'ignore' })
    while (slow.requests.length < 8) await new Promise((resolve) => setTimeout(resolve, 5))
    const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(existsSync(path)).toBe(false)
    const again = await nexttoken([...argv, ...at])
    expect({ status: again.status, stderr: again.stderr.split(' in ')[0] }).toEqual({
      status: 0,
      stderr: 'nexttoken: 10,000 rows',
    })
    const keys = lines(readFileSync(path, 'utf8'))
      .slice(1)
      .map((row) => row.split(',')[0])
    expect(keys).toHaveLength(10_000)
    expect(new Set(keys).size).toBe(10_000)
  })
})
