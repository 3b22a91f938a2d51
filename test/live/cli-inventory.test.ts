import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { client } from 'nexttoken'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../sinks/support/duckdb.js'
import { trust } from './support/moto-world.js'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
const account = '123456789012'

/** The example of README.md: a command, and a question about what it wrote. */
const readme = readFileSync('README.md', 'utf8')
const [, command = ''] = /^npx nexttoken (inventory --to account\.duckdb)\b/m.exec(readme) ?? []
const [, sql = ''] = /^duckdb account\.duckdb '([^']+)'$/m.exec(readme) ?? []

/** Of this many moto has none until they are created. */
const created: Readonly<Record<string, number>> = {
  'AWS::SNS::Topic': 3,
  'AWS::SQS::Queue': 2,
  'AWS::S3::Bucket': 2,
  'AWS::IAM::Role': 4,
  'AWS::Logs::LogGroup': 5,
  'AWS::DynamoDB::Table': 1,
}

const env = {
  PATH: process.env.PATH,
  HOME: folder,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL: endpoint,
  // Moto answers what it does not have with errors that are worth another attempt.
  AWS_MAX_ATTEMPTS: '1',
}

/** Runs the built command in the folder of the files. */
function nexttoken(argv: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const words = [resolve('dist/cli.js'), ...argv]
  return new Promise((done) => {
    execFile(process.execPath, words, { env, cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

function lineWith(text: string, part: string): string | undefined {
  return text.split('\n').find((line) => line.includes(part))
}

const call = (service: string, operation: string, input: Record<string, unknown>, region = 'us-east-1') => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return client(service, { endpoint, region, credentials, forcePathStyle: true }).call(operation, input)
}

async function create(): Promise<void> {
  const each = async (type: string, make: (name: string) => Promise<unknown>) => {
    for (let number = 0; number < (created[type] ?? 0); number++) await make(`own-${number}`)
  }
  await call('sns', 'CreateTopic', { Name: 'of-another-region' }, 'eu-west-1')
  await each('AWS::SNS::Topic', (name) => call('sns', 'CreateTopic', { Name: name }))
  await each('AWS::SQS::Queue', (name) => call('sqs', 'CreateQueue', { QueueName: name }))
  await each('AWS::S3::Bucket', (name) => call('s3', 'CreateBucket', { Bucket: name }))
  await each('AWS::IAM::Role', (name) =>
    call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust }),
  )
  await each('AWS::Logs::LogGroup', (name) => call('logs', 'CreateLogGroup', { logGroupName: name }))
  await each('AWS::DynamoDB::Table', (name) =>
    call('dynamodb', 'CreateTable', {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  )
}

beforeAll(async () => {
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  await create()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('nexttoken inventory, as README.md shows it', () => {
  let run: Awaited<ReturnType<typeof nexttoken>>
  const database = join(folder, 'account.duckdb')

  beforeAll(async () => {
    expect({ command, sql }).toEqual({
      command: expect.stringMatching('--to'),
      sql: expect.stringMatching('type'),
    })
    // The host of S3 Control begins with the account's id, which an address of numbers cannot have.
    run = await nexttoken([...command.split(' '), '--exclude-services', 's3control'])
  })

  it('counts what was created, by its type', async () => {
    const rows = await query(sql, database)
    const counts = rows.map((row) => Object.values(row))
    expect(Object.fromEntries(counts)).toMatchObject(
      Object.fromEntries(Object.entries(created).map(([type, count]) => [type, BigInt(count)])),
    )
    const numbers = counts.map(([, count]) => Number(count))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    const all = numbers.reduce((sum, count) => sum + count)
    expect(lineWith(run.stderr, 'account.duckdb')).toBe(
      `nexttoken: ${all.toLocaleString('en-US')} items in account.duckdb#inventory`,
    )
  })

  it('has a table for each operation, with the columns of the operation', async () => {
    const topics = await query('select _account, _region, TopicArn from sns_list_topics order by 3', database)
    expect(topics).toEqual(
      [0, 1, 2].map((number) => ({
        _account: account,
        _region: 'us-east-1',
        TopicArn: `arn:aws:sns:us-east-1:${account}:own-${number}`,
      })),
    )
    const [roles] = await query(
      `select count(*) n, count(CreateDate) dates, min(typeof(CreateDate)) kind from iam_list_roles`,
      database,
    )
    expect(roles).toEqual({ n: 4n, dates: 4n, kind: 'TIMESTAMP WITH TIME ZONE' })
  })

  // Moto answers for what it does not have with status 500.
  it('says on standard error which operations failed, a line for each', () => {
    expect([run.status, run.stdout]).toEqual([1, ''])
    const lines = run.stderr.trimEnd().split('\n')
    const failed = lines.filter((line) => !line.includes('account.duckdb'))
    expect(failed.length).toBeGreaterThan(100)
    expect(
      failed.filter((line) => !/^nexttoken: [\d]{12} [\w-]+ [\w.-]+ \w+: [a-z-]+: \S/.test(line)),
    ).toEqual([])
  })
})

describe('a listing', () => {
  it('goes into Parquet', async () => {
    const run = await nexttoken(['iam', 'list-roles', '--to', 'roles.parquet'])
    expect(run).toEqual({ status: 0, stdout: '', stderr: 'nexttoken: 4 rows in roles.parquet\n' })
    const rows = await query(
      `select RoleName, Arn, typeof(CreateDate) kind from '${join(folder, 'roles.parquet')}' order by 1`,
    )
    expect(rows).toEqual(
      [0, 1, 2, 3].map((number) => ({
        RoleName: `own-${number}`,
        Arn: `arn:aws:iam::${account}:role/own-${number}`,
        kind: 'TIMESTAMP WITH TIME ZONE',
      })),
    )
  })

  it('of two regions has the items of both, with account and region', async () => {
    const run = await nexttoken(['sns', 'list-topics', '--regions', 'us-east-1,eu-west-1', '--output', 'csv'])
    expect({ ...run, stdout: undefined }).toEqual({ status: 0, stdout: undefined, stderr: '' })
    const [head, ...rows] = run.stdout.trimEnd().split('\r\n')
    expect(head).toBe('_account,_region,TopicArn')
    expect(rows.toSorted()).toEqual([
      `${account},eu-west-1,arn:aws:sns:eu-west-1:${account}:of-another-region`,
      ...[0, 1, 2].map((number) => `${account},us-east-1,arn:aws:sns:us-east-1:${account}:own-${number}`),
    ])
  })

  it('of two regions goes into one Parquet file', async () => {
    const two = ['--regions', 'us-east-1,eu-west-1', '--to', 'topics.parquet']
    const run = await nexttoken(['sns', 'list-topics', ...two])
    expect(run).toEqual({ status: 0, stdout: '', stderr: 'nexttoken: 4 rows in topics.parquet\n' })
    const rows = await query(
      `select _region, count(*) n from '${join(folder, 'topics.parquet')}' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { _region: 'eu-west-1', n: 1n },
      { _region: 'us-east-1', n: 3n },
    ])
  })
})
