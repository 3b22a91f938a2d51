import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { client } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const credentials = { accessKeyId: 'simulator', secretAccessKey: 'simulator' }

let aws: Simulation
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'resuming-'))
  aws = await simulate({
    'dynamodb.Scan': { items: 9, pageSize: 4 },
    'trustedadvisor.ListChecks': { items: 9, pageSize: 4 },
    'service-quotas.ListServiceQuotas': {
      items: 9,
      pageSize: 4,
      faults: [{ on: 3, kind: 'expired-token' }],
    },
  })
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

const config = () => ({ region: 'us-east-1', endpoint: aws.endpoint, credentials })

describe('https://github.com/boto/botocore/issues/1041', () => {
  it('a resume token exists after every page and item, and works in another process', async () => {
    const dynamodb = client('dynamodb', config())
    const all = await dynamodb.paginate('scan', { TableName: 'films' }).items().toArray()
    const pages = dynamodb.paginate('scan', { TableName: 'films' })
    const tokens: (string | undefined)[] = []
    for await (const _ of pages) tokens.push(pages.resumeToken)
    expect(tokens.map((token) => token !== undefined)).toEqual([true, true, false])
    const items = dynamodb.paginate('scan', { TableName: 'films' }).items()
    let count = 0
    for await (const _ of items) if (++count === 6) break
    const program = `import { client } from '${process.cwd()}/dist/index.js'
      const dynamodb = client('dynamodb', { region: 'us-east-1', endpoint: '${aws.endpoint}' })
      const rest = dynamodb.paginate('scan', { TableName: 'films' }, { startingToken: process.argv[1] })
      console.log(JSON.stringify(await rest.items().toArray()))`
    const args = ['--input-type=module', '-e', program, items.resumeToken ?? '']
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'simulator', AWS_SECRET_ACCESS_KEY: 'simulator' }
    const { stdout } = await run(process.execPath, args, { env })
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(all.slice(6))))
  })
})

describe('https://github.com/aws/aws-sdk-net/issues/3226', () => {
  it('resuming with other parameters is refused before any request, and the error names them', async () => {
    const advisor = client('trustedadvisor', config())
    const checkpoint = join(folder, 'checks.json')
    const loop = advisor
      .paginate('list_checks', { pillar: 'security' }, { checkpoint })
      [Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    const before = aws.requests.length
    const changed = advisor.paginate('list_checks', { pillar: 'performance' }, { checkpoint })
    await expect(changed[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'CheckpointMismatch',
      message: expect.stringContaining('other parameters: pillar'),
    })
    expect(aws.requests).toHaveLength(before)
  })
})

describe('https://github.com/awslabs/time-addressable-media-store/issues/66', () => {
  it('a function stops before its time is up, and the next one continues', async () => {
    const dynamodb = client('dynamodb', config())
    const checkpoint = join(folder, 'films.json')
    const all = await dynamodb.paginate('scan', { TableName: 'films' }).items().toArray()
    const seen: unknown[] = []
    let remaining = 60_000
    const first = dynamodb.paginate('scan', { TableName: 'films' }, { checkpoint, deadline: () => remaining })
    for await (const item of first.items()) {
      seen.push(item)
      if (seen.length === 6) remaining = 0
    }
    expect(first.receipt.outcome).toBe('deadline')
    const second = dynamodb.paginate('scan', { TableName: 'films' }, { checkpoint })
    for await (const item of second.items()) seen.push(item)
    expect(second.receipt.outcome).toBe('complete')
    expect(seen).toEqual(all)
  })
})

describe('https://github.com/cloudquery/cloudquery/issues/11706', () => {
  it('a token that has expired loses no item and delivers none twice', async () => {
    const quotas = client('service-quotas', config())
    const input = { ServiceCode: 'ec2' }
    const listed = await quotas.paginate('list_service_quotas', input).items().toArray()
    expect(aws.requests.filter(({ fault }) => fault === 'expired-token')).toHaveLength(1)
    const whole = await quotas.paginate('list_service_quotas', input).items().toArray()
    expect(listed).toHaveLength(9)
    expect(listed).toEqual(whole)
  })
})
