import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTargets } from '../../../src/cli/commands/fleet/read-targets.js'
import { reportTargets } from '../../../src/cli/commands/fleet/report-targets.js'
import { UsageError } from '../../../src/cli/options/index.js'
import { runCli } from '../../support/cli/run-cli.js'

let aws: Simulation
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-fleet-'))
beforeAll(async () => {
  aws = await simulate({
    'sns.ListTopics': { items: 5, pageSize: 2, item: (index) => ({ TopicArn: `arn:aws:sns:r:1:t${index}` }) },
    'ec2.DescribeKeyPairs': { items: 2, item: (index) => ({ KeyName: `key-${index}` }) },
    'iam.ListUsers': { items: 3, pageSize: 2 },
  })
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

const cli = (words: readonly string[], options = {}) =>
  runCli([...words, '--endpoint-url', aws.endpoint], options)
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a listing with --regions', () => {
  it('tags each item with its account and region', async () => {
    const { status, stdout } = await cli(['sns', 'list-topics', '--regions', 'us-east-1,eu-west-1'])
    const items = lines(stdout)
    expect(items).toHaveLength(10)
    expect(new Set(items.map((item) => item._region))).toEqual(new Set(['us-east-1', 'eu-west-1']))
    expect(items.every((item) => typeof item._account === 'string' && item.TopicArn)).toBe(true)
    expect(status).toBe(0)
  })

  it('calls an operation without pages in each region', async () => {
    const { status, stdout, stderr } = await cli([
      'ec2',
      'describe-key-pairs',
      '--regions',
      'us-east-1',
      'eu-west-1',
    ])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(
      lines(stdout)
        .map((item) => item._region)
        .sort(),
    ).toContain('eu-west-1')
  })

  it('tells a region that lacks the service at the end, and lists the others', async () => {
    const { status, stdout, stderr } = await cli(['sns', 'list-topics', '--regions', 'us-east-1,cn-north-1'])
    expect(lines(stdout)).toHaveLength(5)
    expect(stderr).toMatch(/^nexttoken: cn-north-1: not-available: .*no account is in the partition aws-cn/)
    expect(status).toBe(1)
  })

  it('writes into a file, and its receipts as JSON', async () => {
    const file = join(folder, 'topics.csv')
    const words = ['sns', 'list-topics', '--regions', 'us-east-1,us-west-2', '--to', file, '--receipt']
    const { status, stderr } = await cli(words)
    expect(status).toBe(0)
    expect(readFileSync(file, 'utf8').trim().split(/\r?\n/)).toHaveLength(11)
    const receipts = JSON.parse(stderr.trim().split('\n').at(-1) ?? '')
    expect(receipts).toMatchObject([{ outcome: 'complete' }, { outcome: 'complete' }])
  })

  it('continues by its checkpoint', async () => {
    const file = join(folder, 'checkpoint.json')
    const words = ['sns', 'list-topics', '--regions', 'us-east-1,us-west-2', '--checkpoint', file]
    expect(lines((await cli(words)).stdout)).toHaveLength(10)
    expect((await cli(words)).stdout).toBe('')
  })

  it('a message of the library names options as they are typed', () => {
    const error = { message: 'no credentials; pass `profile`, or `credentials: false`' }
    const { lines } = reportTargets([
      { account: '123456789012', region: 'us-east-1', outcome: 'failed', error },
    ])
    expect(lines).toEqual([
      '123456789012 us-east-1: failed: no credentials; pass --profile, or --no-sign-request',
    ])
  })

  it('a listing that a deadline cuts gives a command that can be continued', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 300, faults: [{ on: 2, kind: 'hang' }] } })
    const argv = ['sns', 'list-topics', '--regions', 'us-east-1,eu-west-1', '--deadline', '300ms']
    const { status, stderr } = await runCli([...argv, '--endpoint-url', slow.endpoint])
    const command = `${argv.join(' ')} --endpoint-url ${slow.endpoint} --checkpoint list-topics.checkpoint`
    expect(status).toBe(3)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`  nexttoken ${command}`)
    expect(stderr).toMatch(/^nexttoken: (?:us-east-1|eu-west-1): deadline/)
  })

  it('a deadline leaves the target as it was, and says so', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 300, faults: [{ on: 2, kind: 'hang' }] } })
    const target = join(folder, 'slow.csv')
    const argv = [
      'sns',
      'list-topics',
      '--regions',
      'us-east-1,eu-west-1',
      '--deadline',
      '300ms',
      '--to',
      target,
    ]
    const { status, stderr } = await runCli([...argv, '--endpoint-url', slow.endpoint])
    expect(status).toBe(3)
    expect(stderr).toContain(`nexttoken: ${target} is as it was\n`)
  })

  it.each([
    [['--regions', 'us-east-1,us-fake-1'], '--regions: nexttoken knows no region "us-fake-1"'],
    [['--profiles', 'nobody'], '--profiles: "nobody" is a profile in no shared config file'],
  ])('%j is a mistake in the command: status 2', async (words, problem) => {
    const { status, stderr } = await runCli(['sns', 'list-topics', ...words])
    expect(status).toBe(2)
    expect(stderr).toContain(`nexttoken: ${problem}`)
  })

  it('is refused with every problem of its options', async () => {
    const words = ['--regions', 'us-east-1', '--starting-token', 'a', '--first-page', '--print-request']
    const { status, stderr } = await cli(['sns', 'list-topics', ...words])
    expect(status).toBe(2)
    for (const name of ['--starting-token', '--first-page', '--print-request'])
      expect(stderr).toContain(`${name} cannot be used with several regions or accounts`)
  })
})

describe('the accounts of a command line', () => {
  it.each([
    [{ profiles: ['all'] }, { accounts: 'all' }],
    [{ profiles: ['a', 'b'] }, { accounts: [{ profile: 'a' }, { profile: 'b' }] }],
    [{ accounts: ['org'], role: 'Audit' }, { accounts: { from: 'organizations', role: 'Audit' } }],
    [
      { accounts: ['111111111111'], role: 'Audit', regions: ['cn-north-1'] },
      { regions: ['cn-north-1'], accounts: [{ role: 'arn:aws-cn:iam::111111111111:role/Audit' }] },
    ],
    [
      { accounts: ['arn:aws:iam::111111111111:role/Audit'] },
      { accounts: [{ role: 'arn:aws:iam::111111111111:role/Audit' }] },
    ],
  ])('%j', (options, targets) => {
    expect(readTargets(options, undefined)).toEqual(targets)
  })

  it.each([
    [{ accounts: ['org'] }, '--accounts org needs --role NAME'],
    [{ accounts: ['12'] }, '--accounts has "12"'],
    [{ accounts: ['org', '111111111111'], role: 'a' }, '--accounts org cannot be combined'],
    [{ profiles: ['all', 'a'] }, '--profiles all cannot be combined'],
    [{ role: 'Audit' }, '--role Audit needs --accounts org'],
  ])('%j is refused', (options, problem) => {
    const read = () => readTargets(options, undefined)
    expect(read).toThrow(UsageError)
    expect(read).toThrow(problem)
  })
})

describe('the status of a run over several targets', () => {
  const target = (outcome: string, region = 'us-east-1') =>
    ({ account: '1', region, outcome, error: { message: 'no\n  such thing' } }) as never
  it.each([
    [['complete', 'limit'], ['us-east-1'], 0],
    [['complete', 'denied'], ['all'], 1],
    [['complete', 'not-enabled'], ['all'], 0],
    [['complete', 'not-enabled'], ['us-east-1'], 1],
    [['complete', 'deadline'], ['all'], 3],
    [['failed', 'deadline'], ['all'], 1],
  ])('of %j in %j is %i', (outcomes, regions, status) => {
    const report = reportTargets(
      outcomes.map((outcome) => target(outcome)),
      { regions },
    )
    expect(report.status).toBe(status)
    expect(report.lines).toHaveLength(outcomes.filter((one) => !['complete', 'limit'].includes(one)).length)
    for (const line of report.lines) expect(line).toMatch(/^1 us-east-1: [\w-]+: no such thing$/)
  })
})
