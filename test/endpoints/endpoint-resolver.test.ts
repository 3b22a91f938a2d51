import { describe, expect, it } from 'vitest'
import { EndpointResolver, type ResolvedEndpoint } from '../../src/endpoints/index.js'
import { loadModel, ServiceModel } from '../../src/models/index.js'
import type { EndpointCase } from './support/endpoint-case.js'
import { s3Endpoints } from './support/s3-endpoints.js'
import { serviceEndpoints } from './support/service-endpoints.js'

const accessPoint = { Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/reports' }

const outpost = 'arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:bucket:photos'

const account = '123456789012'

describe('the endpoint of a call', () => {
  it.each([...s3Endpoints, ...serviceEndpoints])(
    '$call with $settings, $input, $accountId is $url',
    (row) => {
      const endpoint = resolve(row)
      expect(urlOf(endpoint)).toBe(row.url)
      const { signingRegion, signingName } = endpoint.authSchemes[0] ?? endpoint
      expect(`${signingRegion}/${signingName}`).toBe(row.signed)
    },
  )

  it.each([
    { bucket: 'photos', scheme: 'sigv4' },
    { bucket: 'photos--use1-az4--x-s3', scheme: 'sigv4-s3express' },
    { bucket: 'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap', scheme: 'sigv4a' },
  ])('S3 uses $scheme for $bucket, and never encodes the path twice', ({ bucket: Bucket, scheme }) => {
    const settings = { region: 'us-east-1' }
    const { authSchemes } = resolve({ call: 's3.ListObjectsV2', settings, input: { Bucket } })
    expect(authSchemes[0]).toMatchObject({ name: scheme, disableDoubleEncoding: true })
  })

  it('of a directory bucket takes plain signatures if session credentials are turned off', () => {
    const settings = { region: 'us-east-1', disableS3ExpressSessionAuth: true }
    const input = { Bucket: 'photos--use1-az4--x-s3' }
    const { authSchemes, url } = resolve({ call: 's3.ListObjectsV2', settings, input })
    expect(authSchemes[0]).toMatchObject({ name: 'sigv4', signingName: 's3express' })
    expect(url.hostname).toBe('photos--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com')
  })

  it('has the headers that the rules add', () => {
    const { headers } = resolve({
      call: 's3control.GetBucket',
      settings: { region: 'us-west-2' },
      input: { Bucket: outpost, AccountId: account },
    })
    expect(headers).toEqual({ 'x-amz-account-id': account, 'x-amz-outpost-id': 'op-01234567890123456' })
  })
})

describe('what the endpoint rules refuse', () => {
  it.each([
    {
      words: 'FIPS at a custom endpoint',
      call: 'sns.ListTopics',
      settings: { region: 'us-east-1', endpoint: 'http://localhost/', useFipsEndpoint: true },
      says: 'sns.ListTopics: no endpoint for region "us-east-1": Invalid Configuration: FIPS and custom endpoint are not supported',
    },
    {
      words: 'an account id that is required and not there',
      call: 'dynamodb.ListTables',
      settings: { region: 'us-east-1', accountIdEndpointMode: 'required' },
      says: 'AccountIdEndpointMode is required but no AccountID was provided or able to be loaded',
    },
    {
      words: 'an ARN that is none of S3',
      call: 's3.ListObjectsV2',
      settings: { region: 'us-east-1' },
      input: { Bucket: 'arn:aws:not-s3:us-west-2:123456789012:accesspoint:reports' },
      says: 'Invalid ARN: The ARN was not for the S3 service, found: not-s3',
    },
    {
      words: 'the region of an ARN, where only the client’s is allowed',
      call: 's3.ListObjectsV2',
      settings: { region: 'us-west-2', useArnRegion: false },
      input: accessPoint,
      says: 'Invalid configuration: region from ARN `eu-west-1` does not match client region `us-west-2`',
    },
    {
      words: 'the region of an ARN of S3 Control, where only the client’s is allowed',
      call: 's3control.GetBucket',
      settings: { region: 'us-west-2', useArnRegion: false },
      input: { Bucket: outpost.replace('us-west-2', 'eu-west-1'), AccountId: account },
      says: 'Invalid configuration: region from ARN `eu-west-1` does not match client region `us-west-2`',
    },
    {
      words: 'a multi-region access point of a client that may not use them',
      call: 's3.ListObjectsV2',
      settings: { region: 'us-west-2', disableMultiregionAccessPoints: true },
      input: { Bucket: 'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap' },
      says: 'Invalid configuration: Multi-Region Access Point ARNs are disabled',
    },
  ] as const)('is an error with the text of the rules: $words', ({ says, ...row }) => {
    expect(() => resolve(row)).toThrow(
      expect.objectContaining({ code: 'EndpointResolution', message: expect.stringContaining(says) }),
    )
  })

  it.each([
    ['a dot', 'a.b'],
    ['another host', 'evil.example.com/'],
    ['nothing', ''],
    ['a hyphen first', '-a'],
    ['more than 63 characters', 'a'.repeat(64)],
    ['no string', 7],
    ['an absent value', undefined],
  ])('is a host label that has %s', (_, RequestRoute) => {
    const call = 's3.WriteGetObjectResponse'
    expect(() => resolve({ call, settings: { region: 'us-east-1' }, input: { RequestRoute } })).toThrow(
      expect.objectContaining({
        code: 'ParamValidation',
        problems: [expect.objectContaining({ path: 'RequestRoute' })],
      }),
    )
  })

  it.each([
    ['a.b', 'got "a.b"'],
    [`${'a'.repeat(80)}bc`, `got "${'a'.repeat(80)}"`],
    [7, 'got 7'],
    [undefined, 'got undefined'],
  ])('is a host label, %s: the message shows its beginning', (RequestRoute, says) => {
    const call = 's3.WriteGetObjectResponse'
    expect(() => resolve({ call, settings: { region: 'us-east-1' }, input: { RequestRoute } })).toThrow(says)
  })
})

describe('a service without rules', () => {
  const { service } = loadModel('sns').description
  const model = new ServiceModel('sns', { service })

  it.each([
    [{ region: 'us-east-1' }, 'https://sns.us-east-1.amazonaws.com'],
    [{ region: 'cn-north-1' }, 'https://sns.cn-north-1.amazonaws.com.cn'],
    [{ region: 'us-east-1', useFipsEndpoint: true }, 'https://sns-fips.us-east-1.amazonaws.com'],
    [{ region: 'us-east-1', useDualstackEndpoint: true }, 'https://sns.us-east-1.api.aws'],
    [{ region: 'us-east-1', endpoint: 'http://localhost:5000/base' }, 'http://localhost:5000/base'],
  ])('with %o has the host %s', (settings, url) => {
    const operation = operationOf(model, 'ListTopics')
    const endpoint = new EndpointResolver(settings, search).resolve(operation, {})
    expect(urlOf(endpoint)).toBe(url)
    expect(endpoint).toMatchObject({ signingName: 'sns', signingRegion: settings.region, authSchemes: [] })
  })
})

describe('calls of one client', () => {
  const getObject = operationOf(loadModel('s3'), 'GetObject')

  it('share an endpoint for all objects of a bucket, and use another for another bucket', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    const first = resolver.resolve(getObject, { Bucket: 'one', Key: 'a' })
    expect(resolver.resolve(getObject, { Bucket: 'one', Key: 'b' })).toBe(first)
    expect(resolver.resolve(getObject, { Bucket: 'two', Key: 'a' }).url.hostname).toMatch(/^two\./)
    expect(resolver.resolve(getObject, { Bucket: 'one', Key: 'a' })).toBe(first)
  })

  it('cache few endpoints, and still find the right one after thousands of buckets', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    for (let n = 0; n < 2_000; n++) resolver.resolve(getObject, { Bucket: `bucket-${n}`, Key: 'a' })
    const again = resolver.resolve(getObject, { Bucket: 'bucket-0', Key: 'a' })
    expect(again.url.hostname).toBe('bucket-0.s3.us-east-1.amazonaws.com')
  })

  it('do not change their input', () => {
    const input = Object.freeze({ Bucket: 'one', Key: 'a' })
    resolve({ call: 's3.GetObject', settings: Object.freeze({ region: 'us-east-1' }), input })
    expect(input).toEqual({ Bucket: 'one', Key: 'a' })
  })
})

function resolve({
  call,
  settings,
  input = {},
  accountId,
}: Omit<EndpointCase, 'url' | 'signed'>): ResolvedEndpoint {
  const [service = '', name = ''] = call.split('.')
  return new EndpointResolver(settings, search).resolve(
    operationOf(loadModel(service), name),
    input,
    accountId,
  )
}

/** The one expression that these cases need; the client brings the JMESPath library. */
function search(expression: string, data: Record<string, unknown>): unknown {
  if (expression === 'keys(RequestItems)') return Object.keys(data.RequestItems ?? {})
  throw new Error(`not in this test: ${expression}`)
}

function operationOf(model: ServiceModel, name: string) {
  const operation = model.operation(name)
  if (!operation) throw new Error(`${model.name} has no ${name}`)
  return operation
}

function urlOf({ url }: ResolvedEndpoint): string {
  return `${url.protocol}//${url.hostname}${url.port === undefined ? '' : `:${url.port}`}${url.path}`
}
