import { type ClientConfig, client, type DynamicClient, session } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const refusal = (message: string | RegExp) =>
  expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) })

/** The version that a request of EC2 is made in. */
async function versionSent(open: (config: ClientConfig) => DynamicClient): Promise<string | undefined> {
  await using aws: Simulation = await simulate({ 'ec2@2014-10-01.DescribeRegions': { items: 1 } })
  const versions: (string | null)[] = []
  const handle = (request: { body?: unknown }) => {
    versions.push(new URLSearchParams(String(request.body)).get('Version'))
    return Promise.reject(new Error('caught'))
  }
  const requestHandler = { handle, metadata: { handlerProtocol: 'http/1.1' } }
  const config = { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 1, requestHandler }
  await open(config as unknown as ClientConfig)
    .call('DescribeRegions')
    .catch((error: Error) => {
      if (versions.length === 0) throw error
    })
  return versions[0] ?? undefined
}

describe('apiVersion', () => {
  it('chooses the methods, the pages and what is sent', async () => {
    await using aws = await simulate({ 'cloudfront@2014-05-31.ListDistributions': { items: 7, pageSize: 3 } })
    const options = { region: 'us-east-1', endpoint: aws.endpoint, credentials }
    const cloudfront = client('cloudfront', { ...options, apiVersion: '2014-05-31' })
    expect(cloudfront.operations).toHaveLength(21)
    expect('listFunctions' in cloudfront).toBe(false)
    const found = await cloudfront.paginate('list_distributions').items().toArray()
    expect(found).toHaveLength(7)
    expect(aws.requests.map(({ path }) => path.split('?')[0])).toEqual(
      Array(3).fill('/2014-05-31/distribution'),
    )
  })

  it('may stand behind the name', async () => {
    setAwsEnvironment({})
    const older = await versionSent((config) => client('ec2@2014-10-01', config))
    expect(older).toBe('2014-10-01')
    expect(await versionSent((config) => client('ec2', config))).toBe('2016-11-15')
  })

  it('must be one that there is', () => {
    setAwsEnvironment({})
    expect(() => client('ec2', { apiVersion: '2014' })).toThrow(
      refusal(/^ec2: there is no API version "2014"; the versions are 2014-09-01, .*, 2016-11-15$/),
    )
    expect(() => client('ec2@2014-10-01', { apiVersion: '2014-09-01' })).toThrow(
      refusal('no API version "2014-10-01@2014-09-01"'),
    )
    // The AWS SDK v2 takes a date, and the latest version before it.
    expect(() => client('sns', { apiVersion: new Date(0) as unknown as string })).toThrow(
      refusal('are 2010-03-31'),
    )
    expect(client('sns', { apiVersion: '2010-03-31' }).operations).toContain('ListTopics')
  })

  it('of a session is that of each client', () => {
    setAwsEnvironment({})
    const older = session({ apiVersion: '2014-09-01' })
    expect(older.client('rds').operations).toHaveLength(54)
    expect(() => older.client('sns')).toThrow(refusal('^sns: there is no API version "2014-09-01"'))
    expect(older.client('sns', { apiVersion: '2010-03-31' }).operations).toContain('ListTopics')
  })

  it('of a model of your own is that of the model', () => {
    const model = loadModel('sns').description
    expect(client(model, { apiVersion: '2010-03-31' }).operations).toContain('ListTopics')
    expect(() => client(model, { apiVersion: '2010-04-01' })).toThrow(
      refusal('apiVersion is "2010-04-01"; the model has "2010-03-31"'),
    )
  })
})

describe('api_versions of a profile', () => {
  const config = '[default]\nregion = us-east-1\napi_versions =\n  ec2 = 2014-10-01\n  rds = 2014-09-01\n'

  it('chooses the version of a service', async () => {
    setAwsEnvironment({ config })
    expect(await versionSent((options) => client('ec2', options))).toBe('2014-10-01')
    expect(client('rds').operations).toHaveLength(54)
    expect(client('cloudfront').operations).toHaveLength(167)
  })

  it('gives way to the option', async () => {
    setAwsEnvironment({ config })
    const latest = (options: ClientConfig) => client('ec2', { ...options, apiVersion: '2016-11-15' })
    expect(await versionSent(latest)).toBe('2016-11-15')
    expect(await versionSent((options) => client('ec2@2016-09-15', options))).toBe('2016-09-15')
  })

  it('is that of the profile which the option names', () => {
    setAwsEnvironment({ config: '[profile old]\napi_versions =\n  rds = 2014-09-01\n' })
    expect(client('rds', { profile: 'old' }).operations).toHaveLength(54)
    expect(client('rds').operations).toHaveLength(168)
  })

  it('must name versions that there are', async () => {
    setAwsEnvironment({ config: '[default]\napi_versions =\n  rds = 2014-09-02\n  sns = 2010-04-01\n' })
    expect(() => client('rds')).toThrow(
      refusal(
        /^rds: api_versions.rds of profile "default": there is no API version "2014-09-02"; .* 2014-10-31$/,
      ),
    )
    // It has one version, so the profile is first read by the first call.
    await expect(client('sns', { region: 'us-east-1', credentials }).call('ListTopics')).rejects.toThrow(
      refusal('api_versions.sns of profile "default" is "2010-04-01"; the client has API version 2010-03-31'),
    )
  })

  it('is a block of indented lines', async () => {
    setAwsEnvironment({ config: '[default]\napi_versions = sns = 2010-03-31\n' })
    await expect(client('sns', { region: 'us-east-1', credentials }).call('ListTopics')).rejects.toThrow(
      refusal('api_versions of profile "default" is "sns = 2010-03-31"; write a line below it, indented'),
    )
  })

  it('is not needed to make a client: a file that cannot be read is reported by the first call', async () => {
    setAwsEnvironment({ config: 'no section' })
    const ec2 = client('ec2', { region: 'us-east-1', credentials })
    await expect(ec2.call('DescribeRegions')).rejects.toThrow(refusal('line 1 is before the first'))
  })

  it('does not concern a model of your own', async () => {
    setAwsEnvironment({ config: '[default]\napi_versions =\n  ec2 = 2014-10-01\n' })
    const { description } = loadModel('ec2')
    expect(await versionSent((options) => client(description, options))).toBe('2016-11-15')
  })
})
