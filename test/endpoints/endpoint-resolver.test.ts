import { describe, expect, it } from 'vitest'
import { EndpointResolver, type EndpointSettings, type ResolvedEndpoint } from '../../src/endpoints/index.js'
import { loadModel, ServiceModel } from '../../src/models/index.js'

const bucket = { Bucket: 'photos' }
const accessPoint = { Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/reports' }
const orders = 'arn:aws:dynamodb:eu-west-1:210987654321:table/orders'
const account = '123456789012'

interface Case {
  call: `${string}.${string}`
  settings: EndpointSettings
  input?: Record<string, unknown>
  accountId?: string
  words?: string
  url: string
  /** Region and name that the request is signed for. */
  signed: string
}

/**
 * Made with botocore 1.44.5: one request each, caught in `before-send`, its URL without the operation's own path,
 * and the scope of its Authorization header. Where nexttoken differs from boto3, `words` says so.
 */
const cases: Case[] = [
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-east-1' },
    url: 'https://sns.us-east-1.amazonaws.com',
    signed: 'us-east-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'cn-north-1' },
    url: 'https://sns.cn-north-1.amazonaws.com.cn',
    signed: 'cn-north-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-gov-west-1' },
    url: 'https://sns.us-gov-west-1.amazonaws.com',
    signed: 'us-gov-west-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-iso-east-1' },
    url: 'https://sns.us-iso-east-1.c2s.ic.gov',
    signed: 'us-iso-east-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'eu-west-1', useDualstackEndpoint: true },
    url: 'https://sns.eu-west-1.api.aws',
    signed: 'eu-west-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-east-1', useFipsEndpoint: true },
    url: 'https://sns-fips.us-east-1.amazonaws.com',
    signed: 'us-east-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-east-1', useFipsEndpoint: true, useDualstackEndpoint: true },
    url: 'https://sns-fips.us-east-1.api.aws',
    signed: 'us-east-1/sns',
  },
  {
    call: 'sns.ListTopics',
    settings: { region: 'us-east-1', endpoint: 'http://127.0.0.1:5000/base/' },
    url: 'http://127.0.0.1:5000/base',
    signed: 'us-east-1/sns',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1' },
    input: bucket,
    url: 'https://photos.s3.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'a dotted bucket, which no wildcard certificate fits',
    settings: { region: 'eu-central-1' },
    input: { Bucket: 'photos.2024' },
    url: 'https://s3.eu-central-1.amazonaws.com/photos.2024',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1', forcePathStyle: true },
    input: bucket,
    url: 'https://s3.eu-central-1.amazonaws.com/photos',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.GetBucketLocation',
    words: 'by path, whatever region the bucket is in',
    settings: { region: 'eu-central-1' },
    input: bucket,
    url: 'https://s3.eu-central-1.amazonaws.com/photos',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListBuckets',
    settings: { region: 'eu-central-1' },
    url: 'https://s3.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'us-east-1 is regional, as for the AWS SDK v3; boto3 asks s3.amazonaws.com',
    settings: { region: 'us-east-1' },
    input: bucket,
    url: 'https://photos.s3.us-east-1.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-east-1', useGlobalEndpoint: true },
    input: bucket,
    url: 'https://photos.s3.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1', useDualstackEndpoint: true },
    input: bucket,
    url: 'https://photos.s3.dualstack.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', useFipsEndpoint: true },
    input: bucket,
    url: 'https://photos.s3-fips.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'the host of acceleration as endpoint: it has no path style',
    settings: { region: 'us-west-2', endpoint: 'https://s3-accelerate.amazonaws.com/' },
    input: bucket,
    url: 'https://photos.s3-accelerate.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'a host whose name only begins so',
    settings: { region: 'us-west-2', endpoint: 'https://s3-accelerate.amazonaws.com.example.org/' },
    input: bucket,
    url: 'https://s3-accelerate.amazonaws.com.example.org/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', useAccelerateEndpoint: true },
    input: bucket,
    url: 'https://photos.s3-accelerate.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'an access point of another region',
    settings: { region: 'us-west-2' },
    input: accessPoint,
    url: 'https://reports-123456789012.s3-accesspoint.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'an access point, path style asked for: it has none',
    settings: { region: 'eu-west-1', forcePathStyle: true },
    input: accessPoint,
    url: 'https://reports-123456789012.s3-accesspoint.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://localhost:9000/' },
    input: bucket,
    url: 'http://localhost:9000/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://127.0.0.1:9000/' },
    input: bucket,
    url: 'http://127.0.0.1:9000/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://localhost:9000/', forcePathStyle: false },
    input: bucket,
    url: 'http://photos.localhost:9000',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'https://minio.example.com:8443/store' },
    input: bucket,
    url: 'https://minio.example.com:8443/store/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListBuckets',
    settings: { region: 'us-west-2', endpoint: 'http://[::1]:9000/' },
    url: 'http://[::1]:9000',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'cn-north-1' },
    input: bucket,
    url: 'https://photos.s3.cn-north-1.amazonaws.com.cn',
    signed: 'cn-north-1/s3',
  },
  {
    call: 's3.WriteGetObjectResponse',
    words: 'a host label from the input',
    settings: { region: 'us-west-2' },
    input: { RequestRoute: 'io-cell1-abc', RequestToken: 't' },
    url: 'https://io-cell1-abc.s3-object-lambda.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3-object-lambda',
  },
  {
    call: 's3.ListBuckets',
    words: 'no region at all',
    settings: { region: 'aws-global' },
    url: 'https://s3.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3control.ListAccessPoints',
    words: 'the account id once, though model and rules both have it',
    settings: { region: 'us-west-2' },
    input: { AccountId: account },
    url: 'https://123456789012.s3-control.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 'iam.ListRoles',
    settings: { region: 'us-west-2' },
    url: 'https://iam.amazonaws.com',
    signed: 'us-east-1/iam',
  },
  {
    call: 'iam.ListRoles',
    settings: { region: 'aws-global' },
    url: 'https://iam.amazonaws.com',
    signed: 'us-east-1/iam',
  },
  {
    call: 'iam.ListRoles',
    words: 'no region at a custom endpoint, where boto3 wants one',
    settings: { region: 'aws-global', endpoint: 'http://127.0.0.1:5000/' },
    url: 'http://127.0.0.1:5000',
    signed: 'us-east-1/iam',
  },
  {
    call: 'iam.ListRoles',
    settings: { region: 'cn-north-1' },
    url: 'https://iam.cn-north-1.amazonaws.com.cn',
    signed: 'cn-north-1/iam',
  },
  {
    call: 'iam.ListRoles',
    settings: { region: 'us-gov-west-1' },
    url: 'https://iam.us-gov.amazonaws.com',
    signed: 'us-gov-west-1/iam',
  },
  {
    call: 'iam.ListRoles',
    settings: { region: 'us-iso-east-1' },
    url: 'https://iam.us-iso-east-1.c2s.ic.gov',
    signed: 'us-iso-east-1/iam',
  },
  {
    call: 'sts.GetCallerIdentity',
    settings: { region: 'us-east-1' },
    url: 'https://sts.us-east-1.amazonaws.com',
    signed: 'us-east-1/sts',
  },
  {
    call: 'sts.GetCallerIdentity',
    settings: { region: 'ap-south-1', useGlobalEndpoint: true },
    url: 'https://sts.amazonaws.com',
    signed: 'us-east-1/sts',
  },
  {
    call: 'route53.ListHostedZones',
    settings: { region: 'eu-west-1' },
    url: 'https://route53.amazonaws.com',
    signed: 'us-east-1/route53',
  },
  {
    call: 'dynamodb.ListTables',
    settings: { region: 'eu-west-1', accountIdEndpointMode: 'preferred' },
    accountId: account,
    url: 'https://123456789012.ddb.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'dynamodb.ListTables',
    words: 'an account id that is not known',
    settings: { region: 'eu-west-1', accountIdEndpointMode: 'preferred' },
    url: 'https://dynamodb.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'dynamodb.ListTables',
    settings: { region: 'eu-west-1', accountIdEndpointMode: 'disabled' },
    accountId: account,
    url: 'https://dynamodb.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'dynamodb.Query',
    words: 'the account of the table',
    settings: { region: 'eu-west-1', accountIdEndpointMode: 'preferred' },
    input: { TableName: orders },
    accountId: account,
    url: 'https://210987654321.ddb.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'dynamodb.BatchGetItem',
    words: 'the account of the first table, which only an expression finds',
    settings: { region: 'eu-west-1', accountIdEndpointMode: 'preferred' },
    input: { RequestItems: { [orders]: { Keys: [] } } },
    accountId: account,
    url: 'https://210987654321.ddb.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'dynamodb.ListTables',
    settings: { region: 'eu-west-1', endpoint: 'http://localhost:8000/' },
    accountId: account,
    url: 'http://localhost:8000',
    signed: 'eu-west-1/dynamodb',
  },
  {
    call: 'servicediscovery.DiscoverInstances',
    settings: { region: 'us-east-1' },
    url: 'https://data-servicediscovery.us-east-1.amazonaws.com',
    signed: 'us-east-1/servicediscovery',
  },
  {
    call: 'servicediscovery.DiscoverInstances',
    settings: { region: 'us-east-1', disableHostPrefix: true },
    url: 'https://servicediscovery.us-east-1.amazonaws.com',
    signed: 'us-east-1/servicediscovery',
  },
  {
    call: 'servicediscovery.DiscoverInstances',
    settings: { region: 'us-east-1', endpoint: 'https://proxy.example.com/' },
    url: 'https://data-proxy.example.com',
    signed: 'us-east-1/servicediscovery',
  },
  {
    call: 'servicediscovery.DiscoverInstances',
    words: 'no prefix before an address, where boto3 makes a host that is none',
    settings: { region: 'us-east-1', endpoint: 'http://127.0.0.1:5000/' },
    url: 'http://127.0.0.1:5000',
    signed: 'us-east-1/servicediscovery',
  },
  {
    call: 'servicediscovery.DiscoverInstances',
    words: 'no prefix before localhost, where boto3 makes a host that is none',
    settings: { region: 'us-east-1', endpoint: 'http://localhost:5000/' },
    url: 'http://localhost:5000',
    signed: 'us-east-1/servicediscovery',
  },
  {
    call: 'neptune-graph.ListQueries',
    settings: { region: 'us-east-1' },
    input: { graphIdentifier: 'g-abcdef1234' },
    url: 'https://g-abcdef1234.us-east-1.neptune-graph.amazonaws.com',
    signed: 'us-east-1/neptune-graph',
  },
  {
    call: 'cloudwatch.ListMetrics',
    settings: { region: 'eu-north-1' },
    url: 'https://monitoring.eu-north-1.amazonaws.com',
    signed: 'eu-north-1/monitoring',
  },
]

describe('the endpoint of a call', () => {
  it.each(cases)('$call with $settings, $input, $accountId is $url', (row) => {
    const endpoint = resolve(row)
    expect(urlOf(endpoint)).toBe(row.url)
    const { signingRegion, signingName } = endpoint.authSchemes[0] ?? endpoint
    expect(`${signingRegion}/${signingName}`).toBe(row.signed)
  })

  it.each([
    { bucket: 'photos', scheme: 'sigv4' },
    { bucket: 'photos--use1-az4--x-s3', scheme: 'sigv4-s3express' },
    { bucket: 'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap', scheme: 'sigv4a' },
  ])('S3 asks for $scheme for $bucket, and never for a path encoded twice', ({ bucket: Bucket, scheme }) => {
    const settings = { region: 'us-east-1' }
    const { authSchemes } = resolve({ call: 's3.ListObjectsV2', settings, input: { Bucket } })
    expect(authSchemes[0]).toMatchObject({ name: scheme, disableDoubleEncoding: true })
  })

  it('carries the headers that the rules add', () => {
    const Bucket = 'arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:bucket:photos'
    const { headers } = resolve({
      call: 's3control.GetBucket',
      settings: { region: 'us-west-2' },
      input: { Bucket, AccountId: account },
    })
    expect(headers).toEqual({ 'x-amz-account-id': account, 'x-amz-outpost-id': 'op-01234567890123456' })
  })
})

describe('what the rules refuse', () => {
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
  ] as const)('is an error in their words: $words', ({ says, ...row }) => {
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
  ])('is a host label with %s', (_, RequestRoute) => {
    const call = 's3.WriteGetObjectResponse'
    expect(() => resolve({ call, settings: { region: 'us-east-1' }, input: { RequestRoute } })).toThrow(
      expect.objectContaining({
        code: 'ParamValidation',
        problems: [expect.objectContaining({ path: 'RequestRoute' })],
      }),
    )
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

  it('share an endpoint, whatever the object, and another bucket has another', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    const first = resolver.resolve(getObject, { Bucket: 'one', Key: 'a' })
    expect(resolver.resolve(getObject, { Bucket: 'one', Key: 'b' })).toBe(first)
    expect(resolver.resolve(getObject, { Bucket: 'two', Key: 'a' }).url.hostname).toMatch(/^two\./)
    expect(resolver.resolve(getObject, { Bucket: 'one', Key: 'a' })).toBe(first)
  })

  it('keep few endpoints, and find the right one after thousands of buckets', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    for (let n = 0; n < 2_000; n++) resolver.resolve(getObject, { Bucket: `bucket-${n}`, Key: 'a' })
    const again = resolver.resolve(getObject, { Bucket: 'bucket-0', Key: 'a' })
    expect(again.url.hostname).toBe('bucket-0.s3.us-east-1.amazonaws.com')
  })

  it('leave their input as it was', () => {
    const input = Object.freeze({ Bucket: 'one', Key: 'a' })
    resolve({ call: 's3.GetObject', settings: Object.freeze({ region: 'us-east-1' }), input })
    expect(input).toEqual({ Bucket: 'one', Key: 'a' })
  })
})

function resolve({ call, settings, input = {}, accountId }: Omit<Case, 'url' | 'signed'>): ResolvedEndpoint {
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
