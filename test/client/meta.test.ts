import { inspect } from 'node:util'
import { across, client, inventory, NextTokenError } from 'nexttoken'
import { afterEach, describe, expect, it, vi } from 'vitest'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret-key', sessionToken: 'a-token' }

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('client.meta', () => {
  it('tells the facts of the service, its region and its endpoint before any call', () => {
    const { meta } = client('logs', { region: 'cn-north-1', maxAttempts: 5 })
    expect({ ...meta }).toMatchObject({
      name: 'logs',
      serviceId: 'CloudWatch Logs',
      fullName: 'Amazon CloudWatch Logs',
      apiVersion: '2014-03-28',
      protocol: 'json',
      region: 'cn-north-1',
      partition: 'aws-cn',
      endpoint: 'https://logs.cn-north-1.amazonaws.com.cn',
      signingName: 'logs',
      signingRegion: 'cn-north-1',
      settings: { region: 'cn-north-1', maxAttempts: 5, retryMode: 'standard' },
    })
  })

  it.each([
    ['s3', { region: 'eu-west-1' }, 'https://s3.eu-west-1.amazonaws.com'],
    ['s3', { region: 'us-gov-west-1', useFipsEndpoint: true }, 'https://s3-fips.us-gov-west-1.amazonaws.com'],
    ['iam', { region: 'eu-west-1' }, 'https://iam.amazonaws.com'],
    // Its endpoint rules need a constant that each of its operations has.
    ['acm', { region: 'eu-west-1' }, 'https://acm.eu-west-1.amazonaws.com'],
    ['sqs', { region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566/' }, 'http://127.0.0.1:4566'],
    ['sqs', { region: 'eu-west-1', endpoint: 'https://proxy.test/sqs/' }, 'https://proxy.test/sqs'],
  ])('names the endpoint of %s with %j', (name, config, endpoint) => {
    expect(client(name as string, config).meta.endpoint).toBe(endpoint)
  })

  it('follows the environment, and a service without regions needs none', () => {
    vi.stubEnv('AWS_REGION', 'ap-south-1')
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', 'http://127.0.0.1:9000')
    expect(client('sns').meta).toMatchObject({ region: 'ap-south-1', endpoint: 'http://127.0.0.1:9000' })
    vi.stubEnv('AWS_REGION', '')
    const { region, partition, signingRegion } = client('route53').meta
    expect([region, partition, signingRegion]).toEqual(['aws-global', 'aws', 'us-east-1'])
  })

  it('does not need the configuration for facts of the service', () => {
    vi.stubEnv('AWS_REGION', '')
    const { meta } = client('sns')
    expect(meta.apiVersion).toBe('2010-03-31')
    expect(() => meta.region).toThrow(NextTokenError)
    expect(() => meta.endpoint).toThrow('sns: no region: pass `region`')
  })

  it('settles the configuration: a later call does not read it again', async () => {
    vi.stubEnv('AWS_REGION', 'eu-west-1')
    const sns = client('sns', { credentials })
    expect(sns.meta.region).toBe('eu-west-1')
    vi.stubEnv('AWS_REGION', 'us-east-1')
    expect(await sns.presign('ListTopics')).toContain('https://sns.eu-west-1.amazonaws.com/')
    expect(sns.meta.region).toBe('eu-west-1')
  })

  it('keeps no failure: once there is a region, it is told', () => {
    vi.stubEnv('AWS_REGION', '')
    const sns = client('sns')
    expect(() => sns.meta.region).toThrow('no region')
    vi.stubEnv('AWS_REGION', 'eu-west-1')
    expect(sns.meta.region).toBe('eu-west-1')
  })
})

describe('console.log', () => {
  it('shows where a client sends its calls, in a list and deep in an object too', () => {
    const s3 = client('s3', { region: 'eu-west-1', credentials })
    const shown = inspect(s3)
    expect(shown).toMatch(
      /^S3Client \{\n {2}region: 'eu-west-1',\n {2}endpoint: 'https:\/\/s3.eu-west-1.amazonaws.com',/,
    )
    expect(inspect([s3])).toContain("S3Client {\n    region: 'eu-west-1'")
    expect(inspect({ a: { b: { c: s3 } } })).toContain('[S3Client]')
    expect(inspect(s3.meta)).toContain("partition: 'aws'")
  })

  it('never shows credentials, and never throws', () => {
    vi.stubEnv('AWS_REGION', '')
    const opened = client('sns', { credentials })
    const texts = [opened, opened.meta, opened.meta.protocols, Object.getPrototypeOf(opened)].map((value) =>
      inspect(value, { depth: 9, showHidden: true }),
    )
    expect(texts[0]).toContain("problem: 'sns: no region: pass `region`")
    expect(texts.join()).not.toMatch(/AKIDEXAMPLE|a-secret-key|a-token/)
  })

  it('shows a listing with its operation and receipt, and nothing of its client', async () => {
    const s3 = client('s3', { region: 'eu-west-1', credentials })
    const pages = s3.paginate('list_buckets')
    const run = across({ regions: ['eu-west-1'] }, { client: { credentials } })
    const shown = [
      s3.getPaginator('list_buckets'),
      pages,
      pages.items(),
      pages.items().batches(10),
      pages.search('Buckets[].Name'),
      run,
      run.paginate('sns', 'list_topics'),
      run.paginate('sns', 'list_topics').items(),
      inventory({ regions: ['eu-west-1'] }, { client: { credentials } }),
    ].map((value) => inspect(value, { depth: 20 }))
    expect(shown[0]).toBe("Paginator { operation: 's3.ListBuckets', resultKeys: [ 'Buckets' ] }")
    expect(shown[1]).toMatch(
      /^PageIterator \{\n {2}operation: 's3.ListBuckets',\n {2}outcome: 'running',\n {2}pages: 0,/,
    )
    for (const items of shown.slice(2, 5))
      expect(items).toMatch(/^Items \{\n {2}operation: 's3.ListBuckets',/)
    expect(shown.slice(5)).toEqual([
      'FleetRun { receipts: [] }',
      "FleetPages { service: 'sns', operation: 'list_topics', receipts: [] }",
      "FleetPages { service: 'sns', operation: 'list_topics', receipts: [] }",
      'Inventory { done: 0, total: 0, isTotalKnown: false, items: 0 }',
    ])
    expect(shown.join()).not.toMatch(/AKIDEXAMPLE|a-secret-key|a-token/)
  })
})
