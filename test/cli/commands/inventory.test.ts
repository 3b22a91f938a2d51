import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../support/cli/run-cli.js'

let aws: Simulation
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-inventory-'))
beforeAll(async () => {
  aws = await simulate({
    'sns.ListTopics': { items: 5, pageSize: 2, item: (index) => ({ TopicArn: `arn:aws:sns:r:1:t${index}` }) },
    'sqs.ListQueues': { items: 3, pageSize: 2 },
  })
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

const chosen = ['--operations', 'sns.list-topics,sqs.list-queues']
const cli = (words: readonly string[], options = {}) =>
  runCli(['inventory', ...chosen, ...words, '--endpoint-url', aws.endpoint], options)

describe('nexttoken inventory', () => {
  it('writes an item a line, with service, account, region, type, ARN and what the service returned', async () => {
    const { status, stdout, stderr } = await cli(['--regions', 'us-east-1,eu-west-1'])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const items = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(items).toHaveLength(16)
    expect(items.find(({ _service }) => _service === 'sns')).toMatchObject({
      _region: expect.stringMatching(/^(us-east-1|eu-west-1)$/),
      type: 'AWS::SNS::Topic',
      arn: expect.stringMatching(/^arn:aws:sns:/),
      item: { TopicArn: expect.stringMatching(/^arn:aws:sns:/) },
    })
  })

  it.each(['json', 'yaml', 'text', 'table', 'csv', 'tsv', 'yaml-stream'])('writes %s', async (format) => {
    const { status, stdout } = await cli(['--output', format])
    expect(status).toBe(0)
    expect(stdout).toContain('AWS::SNS::Topic')
  })

  it('takes columns and a query', async () => {
    const csv = await cli(['--output', 'csv', '--columns', '_service,type'])
    expect(csv.stdout.split(/\r?\n/).slice(0, 1)).toEqual(['_service,type'])
    const query = await cli(['--query', 'length(Items)', '--output', 'json'])
    expect(JSON.parse(query.stdout)).toBe(8)
  })

  it('fills the tables of a database', async () => {
    const file = join(folder, 'account.duckdb')
    const { status, stderr } = await cli(['--to', file])
    expect(stderr).toContain('8 items in')
    expect(status).toBe(0)
    const database = await DuckDBInstance.create(file)
    const connection = await database.connect()
    const reader = await connection.runAndReadAll(
      'select _service, count(*)::int as n from inventory group by 1 order by 1',
    )
    expect(reader.getRowObjects()).toEqual([
      { _service: 'sns', n: 5 },
      { _service: 'sqs', n: 3 },
    ])
    connection.closeSync()
    database.closeSync()
  })

  it('tells what failed at the end, with status 1, and writes the receipts as JSON', async () => {
    // The simulator answers no operation that its plan does not have.
    await using broken = await simulate({ 'sns.ListTopics': { items: 2 } })
    const words = ['inventory', ...chosen, '--receipt', '--endpoint-url', broken.endpoint]
    const { status, stdout, stderr } = await runCli(words)
    expect(stdout.trim().split('\n')).toHaveLength(2)
    expect(stderr).toMatch(/^nexttoken: \S+ us-east-1 sqs ListQueues: (?:denied|failed|not-available): /)
    const receipts = JSON.parse(stderr.trim().split('\n').at(-1) ?? '')
    expect(receipts).toHaveLength(2)
    expect(status).toBe(stderr.includes('not-available') ? 0 : 1)
  })

  it('is refused for a service that does not exist', async () => {
    const { status, stderr } = await runCli([
      'inventory',
      '--services',
      'snss',
      '--endpoint-url',
      aws.endpoint,
    ])
    expect(status).not.toBe(0)
    expect(stderr).toContain('snss')
  })
})
