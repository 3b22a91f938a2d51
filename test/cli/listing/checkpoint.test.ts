import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../../src/simulator/index.js'
import { type CliRun, runCli } from '../../support/cli/run-cli.js'

let aws: Simulation
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
  aws = await simulate({ 'sns.ListTopics': { items: 450 }, 's3.ListObjectsV2': { items: 300, pageSize: 50 } })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await aws.close()
})

function lines(text: string): string[] {
  return text.trimEnd().split('\n')
}

/** The words of the command that an error names. */
function continuation({ stderr }: CliRun): string[] {
  return (lines(stderr).at(-1) ?? '').trim().split(' ').slice(1)
}

describe('Ctrl-C', () => {
  it('writes the page to its end, saves the checkpoint, and says how to resume', async () => {
    const checkpoint = join(folder, 'topics.checkpoint')
    const argv = ['sns', 'list-topics', '--checkpoint', checkpoint, '--endpoint-url', aws.endpoint]
    const first = await runCli(argv, { onStdout: (text, io) => lines(text).length === 200 && io.interrupt() })
    expect(first.status).toBe(3)
    expect(lines(first.stderr)).toEqual([
      'nexttoken: interrupted. 200 items on 2 pages were listed.',
      '  Continue with:',
      `  nexttoken ${argv.join(' ')}`,
    ])
    expect(first.io.listeners).toBe(0)
    const rest = await runCli(continuation(first))
    expect(rest.status).toBe(0)
    const all = [...lines(first.stdout), ...lines(rest.stdout)]
    expect(all).toHaveLength(450)
    expect(new Set(all).size).toBe(450)
  })

  it('without a checkpoint, a token continues', async () => {
    const argv = ['sns', 'list-topics', '--endpoint-url', aws.endpoint]
    const first = await runCli(argv, { onStdout: (text, io) => lines(text).length === 300 && io.interrupt() })
    expect(first.status).toBe(3)
    const rest = await runCli(continuation(first))
    expect(lines(first.stdout).length + lines(rest.stdout).length).toBe(450)
  })

  it('aborts a request that is in flight', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 450, faults: [{ on: 2, kind: 'hang' }] } })
    const argv = ['sns', 'list-topics', '--endpoint-url', slow.endpoint]
    const run = await runCli(argv, {
      onStdout: (_, io) => void setImmediate(() => setImmediate(() => io.interrupt())),
    })
    expect(run.status).toBe(3)
    expect(lines(run.stdout)).toHaveLength(100)
  })

  it('leaves JSON that can be parsed, with the token that continues', async () => {
    const argv = ['sns', 'list-topics', '--output', 'json', '--endpoint-url', aws.endpoint]
    const run = await runCli(argv, { onStdout: (text, io) => text.length > 10 && io.interrupt() })
    expect(run.status).toBe(3)
    const result = JSON.parse(run.stdout)
    expect(result.Topics.length).toBeGreaterThan(0)
    expect(run.stderr).toContain(result.NextToken)
  })
})

describe('--checkpoint', () => {
  it('of a listing that is complete lists nothing more, and --restart lists all again', async () => {
    const checkpoint = join(folder, 'complete.checkpoint')
    const argv = ['sns', 'list-topics', '--checkpoint', checkpoint, '--endpoint-url', aws.endpoint]
    expect(lines((await runCli(argv)).stdout)).toHaveLength(450)
    expect((await runCli(argv)).stdout).toBe('')
    expect(lines((await runCli([...argv, '--restart'])).stdout)).toHaveLength(450)
  })

  it('of another listing is refused, with the option that starts over', async () => {
    const checkpoint = join(folder, 'other.checkpoint')
    const at = ['--checkpoint', checkpoint, '--endpoint-url', aws.endpoint]
    await runCli(['sns', 'list-topics', ...at])
    const { status, stderr } = await runCli(['s3api', 'list-objects-v2', '--bucket', 'b', ...at])
    expect(status).toBe(1)
    expect(stderr).toContain('--restart to start over')
  })
})

describe('--to', () => {
  it('writes all items, and says how many', async () => {
    const path = join(folder, 'topics.csv')
    const argv = ['sns', 'list-topics', '--to', path, '--endpoint-url', aws.endpoint]
    const { status, stdout, stderr } = await runCli(argv)
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: `nexttoken: 450 rows in ${path}\n`,
    })
    const rows = lines(readFileSync(path, 'utf8'))
    expect(rows[0]?.trim()).toBe('TopicArn')
    expect(rows).toHaveLength(451)
  })

  it('is the same text as standard output', async () => {
    const path = join(folder, 'keys.ndjson')
    const list = ['s3api', 'list-objects-v2', '--bucket', 'b', '--endpoint-url', aws.endpoint]
    await runCli([...list, '--to', path])
    expect(readFileSync(path, 'utf8')).toBe((await runCli(list)).stdout)
  })

  it('after an error, the same command goes on without a row lost or twice', async () => {
    await using broken = await simulate({
      's3.ListObjectsV2': { items: 300, pageSize: 50, faults: [{ on: 4, kind: 'error' }] },
    })
    const path = join(folder, 'resumed.csv')
    const argv = [
      's3api',
      'list-objects-v2',
      '--bucket',
      'b',
      '--to',
      path,
      '--endpoint-url',
      broken.endpoint,
    ]
    writeFileSync(path, 'before')
    const first = await runCli(argv, { env: { AWS_MAX_ATTEMPTS: '1' } })
    expect(first.status).toBe(3)
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(first.stderr).toContain('150 items on 3 pages were listed. Continue with:')
    const rest = await runCli(continuation(first))
    expect(rest.stderr).toBe(`nexttoken: 300 rows in ${path}, continued from an earlier run\n`)
    const keys = lines(readFileSync(path, 'utf8')).slice(1)
    expect(new Set(keys).size).toBe(300)
    expect(broken.requests).toHaveLength(7)
  })

  it('Ctrl-C leaves what was there, and says how to go on', async () => {
    const path = join(folder, 'interrupted.csv')
    await using slow = await simulate({ 'sns.ListTopics': { items: 450, faults: [{ on: 3, kind: 'hang' }] } })
    const argv = ['sns', 'list-topics', '--to', path, '--endpoint-url', slow.endpoint]
    const running = runCli(argv, {
      onStart: (io) => void waitFor(() => slow.requests.length === 3).then(() => io.interrupt()),
    })
    const first = await running
    expect(first.status).toBe(3)
    expect(existsSync(path)).toBe(false)
    const rest = await runCli(continuation(first))
    expect(rest.status).toBe(0)
    expect(lines(readFileSync(path, 'utf8'))).toHaveLength(451)
  })

  it('a target without a known ending is a usage error', async () => {
    const { status, stderr } = await runCli([
      'sns',
      'list-topics',
      '--to',
      'x.docx',
      '--endpoint-url',
      aws.endpoint,
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('x.docx')
  })
})

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate)
}
