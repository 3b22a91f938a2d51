import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTargets } from '../../../src/cli/commands/fleet/read-targets.js'
import { UsageError } from '../../../src/cli/options/index.js'
import { type Simulation, simulate } from '../../../src/simulator/index.js'
import { runCli } from '../../support/cli/run-cli.js'

let aws: Simulation
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
  aws = await simulate({
    'sns.ListTopics': { items: 3 },
    'sqs.ListQueues': { items: 2 },
    'ec2.DescribeKeyPairs': { items: 2 },
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await aws.close()
})

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

const two = ['--regions', 'us-east-1,eu-west-1']

describe('an operation in several regions', () => {
  it('gives each item its account and region', async () => {
    const { status, stdout, stderr } = await runCli([
      'sns',
      'list-topics',
      ...two,
      '--endpoint-url',
      aws.endpoint,
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const items = lines(stdout).map((line) => JSON.parse(line))
    expect(items.map(({ _region }) => _region).sort()).toEqual([
      ...['eu-west-1', 'eu-west-1', 'eu-west-1'],
      ...['us-east-1', 'us-east-1', 'us-east-1'],
    ])
    expect(Object.keys(items[0])).toEqual(['_account', '_region', 'TopicArn'])
  })

  it('writes them into a file', async () => {
    const path = join(folder, 'topics.csv')
    const argv = ['sns', 'list-topics', ...two, '--to', path, '--endpoint-url', aws.endpoint]
    const { status, stderr } = await runCli(argv)
    expect({ status, stderr }).toEqual({ status: 0, stderr: `nexttoken: 6 rows in ${path}\n` })
    const [head, ...rows] = lines(readFileSync(path, 'utf8'))
    expect({ head: head?.trim(), rows: rows.length }).toEqual({ head: '_account,_region,TopicArn', rows: 6 })
  })

  it('calls an operation without pages once in each', async () => {
    const argv = ['ec2', 'describe-key-pairs', ...two, '--endpoint-url', aws.endpoint]
    const { status, stdout } = await runCli(argv)
    expect(status).toBe(0)
    const answers = lines(stdout).map((line) => JSON.parse(line))
    expect(answers.map(({ _region, KeyPairs }) => [_region, KeyPairs.length]).sort()).toEqual([
      ['eu-west-1', 2],
      ['us-east-1', 2],
    ])
  })

  it('a target that fails is told at the end, while the others finish: status 1', async () => {
    await using broken = await simulate({
      'sns.ListTopics': { items: 3, faults: [{ on: 1, kind: 'error' }] },
    })
    const argv = ['sns', 'list-topics', ...two, '--concurrency', '1', '--endpoint-url', broken.endpoint]
    const { status, stdout, stderr } = await runCli(argv, { env: { AWS_MAX_ATTEMPTS: '1' } })
    expect(status).toBe(1)
    expect(lines(stdout)).toHaveLength(3)
    expect(lines(stderr)).toHaveLength(1)
    expect(stderr).toMatch(/^nexttoken: us-east-1: failed: /)
  })

  it('a listing that a deadline cuts gives a command that can be continued', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 300, faults: [{ on: 2, kind: 'hang' }] } })
    const argv = ['sns', 'list-topics', ...two, '--deadline', '300ms', '--endpoint-url', slow.endpoint]
    const { status, stderr } = await runCli(argv)
    expect(status).toBe(3)
    expect(lines(stderr).at(-1)).toBe(`  nexttoken ${argv.join(' ')} --checkpoint list-topics.checkpoint`)
  })

  it('a deadline leaves the target as it was, and says so', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 300, faults: [{ on: 2, kind: 'hang' }] } })
    const path = join(folder, 'slow.csv')
    const argv = [
      'sns',
      'list-topics',
      ...two,
      '--deadline',
      '300ms',
      '--to',
      path,
      '--endpoint-url',
      slow.endpoint,
    ]
    const { status, stderr } = await runCli(argv)
    expect(status).toBe(3)
    expect(lines(stderr)[0]).toBe(`nexttoken: ${path} is as it was`)
  })

  it.each([
    [['--regions', 'us-east-1,us-fake-1'], '--regions: nexttoken knows no region "us-fake-1"'],
    [['--profiles', 'nobody'], '--profiles: "nobody" is a profile in no shared config file'],
  ])('%j is a mistake in the command: status 2', async (words, problem) => {
    const { status, stderr } = await runCli(['sns', 'list-topics', ...words, '--endpoint-url', aws.endpoint])
    expect({ status, problem: stderr.slice(0, problem.length + 11) }).toEqual({
      status: 2,
      problem: `nexttoken: ${problem}`,
    })
  })

  it('--receipt has a line for each target', async () => {
    const argv = [
      'sns',
      'list-topics',
      ...two,
      '--receipt',
      '--output',
      'off',
      '--endpoint-url',
      aws.endpoint,
    ]
    const { stderr } = await runCli(argv)
    expect(lines(stderr).map((line) => JSON.parse(line))).toMatchObject([
      { region: 'us-east-1', outcome: 'complete', items: 3 },
      { region: 'eu-west-1', outcome: 'complete', items: 3 },
    ])
  })

  it('refuses what belongs to a single listing', async () => {
    const argv = ['sns', 'list-topics', ...two, '--starting-token', 'x', '--first-page']
    const { status, stderr } = await runCli(argv)
    expect(status).toBe(2)
    expect(lines(stderr)).toEqual([
      'nexttoken: --starting-token cannot be used in several regions or accounts: each region and account has its own place: use --checkpoint',
      '  --first-page cannot be used in several regions or accounts: use --max-items, which counts in each region and account',
    ])
  })
})

describe('targets', () => {
  it.each([
    [{ regions: ['all'] }, { regions: ['all'] }],
    [{ profiles: ['all'] }, { accounts: 'all' }],
    [{ profiles: ['dev', 'ops'] }, { accounts: [{ profile: 'dev' }, { profile: 'ops' }] }],
    [{ accounts: ['org'], role: 'Inventory' }, { accounts: { from: 'organizations', role: 'Inventory' } }],
    [
      { accounts: ['123456789012'], role: 'a/Inventory' },
      { accounts: [{ role: 'arn:aws:iam::123456789012:role/a/Inventory' }] },
    ],
    [{ accounts: ['arn:aws:iam::1:role/x'] }, { accounts: [{ role: 'arn:aws:iam::1:role/x' }] }],
  ])('%j', (own, targets) => {
    expect(readTargets(own, 'aws')).toEqual(targets)
  })

  it.each([
    [{ accounts: ['org'] }, ['--accounts org needs --role NAME: the role to assume in each account']],
    [
      { accounts: ['12'], role: 'x' },
      [
        '--accounts has "12": pass org, account ids of 12 digits, or ARNs of roles',
        '--role has no meaning here: the ARNs of --accounts name their roles; leave it out',
      ],
    ],
    [{ role: 'x' }, ['--role x needs --accounts org or account ids, or pass the ARN of the role']],
  ])('%j is refused', (own, problems) => {
    const read = () => readTargets(own, 'aws')
    expect(read).toThrow(UsageError)
    expect(read).toThrow(problems.join('\n'))
  })
})

describe('inventory', () => {
  const list = ['inventory', '--services', 'sns,sqs']

  it('lists the items of all services in one form', async () => {
    const { status, stdout, stderr } = await runCli([...list, '--endpoint-url', aws.endpoint])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const types = lines(stdout).map((line) => JSON.parse(line).type)
    expect(types.filter((type) => type === 'AWS::SNS::Topic')).toHaveLength(3)
    expect(types.filter((type) => type === 'AWS::SQS::Queue')).toHaveLength(2)
  })

  it('has columns, and writes a file', async () => {
    const path = join(folder, 'inventory.csv')
    await runCli([...list, '--to', path, '--endpoint-url', aws.endpoint])
    const [head, ...rows] = lines(readFileSync(path, 'utf8'))
    expect(head?.trim()).toBe('_service,_account,_region,type,arn,id,tags,item')
    expect(rows).toHaveLength(5)
    const csv = await runCli([
      ...list,
      '--output',
      'csv',
      '--columns',
      '_service,arn',
      '--endpoint-url',
      aws.endpoint,
    ])
    expect(lines(csv.stdout)[0]?.trim()).toBe('_service,arn')
  })

  it('says what could not be listed: status 1', async () => {
    await using broken = await simulate({
      'sns.ListTopics': { items: 3, faults: [{ on: 1, kind: 'error' }] },
    })
    const argv = ['inventory', '--operations', 'sns.ListTopics', '--endpoint-url', broken.endpoint]
    const { status, stderr } = await runCli(argv, { env: { AWS_MAX_ATTEMPTS: '1' } })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^nexttoken: sns ListTopics \(us-east-1\): failed: sns\.ListTopics: /)
  })
})
