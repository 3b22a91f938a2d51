import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences, files, json, made, text } from './support/cli-commands.js'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const python = process.env.NEXTTOKEN_PYTHON ?? ''

/** Both programs read the same environment and configuration, as a user's shell has them. */
const env = {
  PATH: `${folder}/bin:${process.env.PATH ?? ''}`,
  HOME: folder,
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_PAGER: '',
  PYTHONWARNINGS: 'ignore',
  MOTO: endpoint,
  NOW: String(Date.now()),
}

/**
 * What a command typed into bash prints, and how it ends. The endpoint is an option: version 1 of the AWS CLI sends SQS to
 * its oldest host name, whatever AWS_ENDPOINT_URL says.
 */
async function type(typed: string): Promise<{ stdout: string; stderr: string; status: number }> {
  const command = `${typed} --endpoint-url $MOTO`
  try {
    const { stdout, stderr } = await run('bash', ['-c', command], { env, cwd: folder, maxBuffer: 1e8 })
    return { stdout, stderr, status: 0 }
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number }
    return { stdout, stderr, status: code }
  }
}

/** A value that is computed anew for each request. */
const changing = new Set(['ResponseMetadata', 'RequestId', 'requestId'])

function withoutChanging(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutChanging)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !changing.has(name))
      .map(([name, inner]) => [name, withoutChanging(inner)]),
  )
}

/** A Date has milliseconds; moto sends microseconds, which AWS does not. */
const inMilliseconds = (stdout: string): string => stdout.replace(/(\.\d{3})\d{3}(?=\+00:00)/g, '$1000')

const parsed = (stdout: string): unknown =>
  stdout.trim() === '' ? undefined : withoutChanging(JSON.parse(inMilliseconds(stdout)))

/** What the commands say on standard error; undefined for the sentence that --max-items ended the listing. */
const noteOf = (command: string, stderr: string): string | undefined =>
  command.includes('--max-items') && stderr.startsWith('nexttoken: --max-items ended') ? undefined : stderr

beforeAll(async () => {
  await run('mkdir', ['-p', join(folder, 'bin')])
  symlinkSync(resolve('dist/cli.js'), join(folder, 'bin', 'nexttoken'))
  chmodSync('dist/cli.js', 0o755)
  symlinkSync(resolve(dirname(python), 'aws'), join(folder, 'bin', 'aws'))
  // Version 1 of the AWS CLI prints timestamps as the service sent them, and reads blobs as text; version 2 and nexttoken do this.
  writeFileSync(
    join(folder, 'config'),
    '[default]\noutput = json\ncli_timestamp_format = iso8601\ncli_binary_format = base64\n',
  )
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  for (const command of made) {
    const { status, stderr } = await type(`nexttoken ${command} --yes`)
    expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' })
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function typeBoth(command: string) {
  const [ours, theirs] = await Promise.all([type(`nexttoken ${command}`), type(`aws ${command}`)])
  expect({ status: theirs.status, stderr: theirs.stderr }).toEqual({ status: 0, stderr: '' })
  const isCut = command.includes('--max-items')
  expect({ status: ours.status, stderr: noteOf(command, ours.stderr) }).toEqual({
    status: 0,
    stderr: isCut ? undefined : '',
  })
  return { ours: ours.stdout, theirs: theirs.stdout }
}

describe('what the AWS CLI prints as JSON, nexttoken prints', () => {
  it.each(json)('%s', async (command) => {
    const { ours, theirs } = await typeBoth(`${command} --output json`)
    expect(parsed(ours)).toEqual(parsed(theirs))
  })
})

describe('what the AWS CLI prints as text and as a table, nexttoken prints', () => {
  it.each(text)('%s', async (command) => {
    const { ours, theirs } = await typeBoth(command)
    expect(inMilliseconds(ours)).toBe(inMilliseconds(theirs))
  })

  it('but the columns of a table are in the order of the query, not of the alphabet', async () => {
    const { ours, theirs } = await typeBoth(
      "ec2 describe-vpcs --query 'Vpcs[].{id: VpcId, cidr: CidrBlock}' --output table",
    )
    const heads = [ours, theirs].map((table) => table.match(/\b(id|cidr)\b/g))
    expect(heads).toEqual([
      ['id', 'cidr'],
      ['cidr', 'id'],
    ])
  })
})

describe('what nexttoken prints otherwise, on purpose', () => {
  it.each(differences)('$command: $why', async ({ command, ours: change }) => {
    const { ours, theirs } = await typeBoth(`${command} --output json`)
    expect(parsed(ours)).toEqual(change(parsed(theirs) as Record<string, unknown>))
  })
})
