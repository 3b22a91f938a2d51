import { HttpRequest } from '@smithy/core/protocols'
import { describe, expect, it } from 'vitest'
import { RequestSigner } from '../../src/auth/index.js'
import { EndpointResolver, type ResolvedEndpoint } from '../../src/endpoints/index.js'
import { loadModel } from '../../src/models/index.js'

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const date = '20260102T030405Z'

interface Case {
  words: string
  service: string
  operation: string
  region: string
  endpoint?: string
  sessionToken?: string
  request: Partial<ConstructorParameters<typeof HttpRequest>[0]>
  signedHeaders: string
  signature: string
}

/**
 * Signatures of botocore 1.44.5's SigV4Auth and S3SigV4Auth over the same request, its clock set to 2026-01-02
 * 03:04:05 UTC.
 */
const cases: Case[] = [
  {
    words: 'a body and a session token',
    service: 'sns',
    operation: 'ListTopics',
    region: 'us-east-1',
    sessionToken: 'TOKEN/EXAMPLE==',
    request: {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'Action=ListTopics&Version=2010-03-31',
    },
    signedHeaders: 'content-type;host;x-amz-date;x-amz-security-token',
    signature: 'fdf374e04c60f91b6086cd72de09be8ad8e99163b4a12fede763c3771c7e9c13',
  },
  {
    words: 'a key of S3 as it is sent: encoded once, dots and slashes kept',
    service: 's3',
    operation: 'GetObject',
    region: 'eu-west-1',
    request: {
      method: 'GET',
      path: '/a%20b/%C3%BC%2B..//x',
      query: { 'list-type': '2', prefix: 'a/b c' },
    },
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    signature: '8c64bd29b1b2066761637af6a256077ac5a46fc0ad5acdb4ad8615c4f9e944b0',
  },
  {
    words: 'a query name alone',
    service: 's3',
    operation: 'GetBucketAcl',
    region: 'eu-west-1',
    request: { method: 'GET', path: '/', query: { acl: null } },
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    signature: '9a60f66ebb178060ab5d6b12fabbad8ac8fda8c646e28935da4b8270e1e827dd',
  },
  {
    words: 'a path that is encoded a second time',
    service: 'lambda',
    operation: 'ListAliases',
    region: 'us-west-2',
    request: {
      method: 'GET',
      path: '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-west-2%3A123456789012%3Afunction%3Af/aliases',
      query: { MaxItems: '5', Marker: 'a+b=' },
    },
    signedHeaders: 'host;x-amz-date',
    signature: '4f17e0eec96193f5114b07db68cbdfad2edae34f7fd65ccae01418adeb456584',
  },
  {
    words: 'bytes, and a host with a port',
    service: 'dynamodb',
    operation: 'ListTables',
    region: 'us-east-1',
    endpoint: 'http://localhost:8000/',
    request: {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
      },
      body: new TextEncoder().encode('{}'),
    },
    signedHeaders: 'content-type;host;x-amz-date;x-amz-target',
    signature: '849c0bebf81373491eb09607c3ba0559aaf1bbd77be371fff26f7d1fd9daf495',
  },
]

describe('a signature', () => {
  it.each(cases)('equals the signature of botocore for $words', async (row) => {
    const { operation, endpoint } = resolve(row)
    const { sessionToken } = row
    const signer = new RequestSigner(async () => ({ ...keys, ...(sessionToken && { sessionToken }) }))
    const request = requestTo(endpoint, row.request)
    const signed = await signer.sign(request, { operation, endpoint, clockOffset: clockOffset() })
    expect(signed.headers['x-amz-date']).toBe(date)
    expect(signed.headers.authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/${row.region}/${row.service}/aws4_request, ` +
        `SignedHeaders=${row.signedHeaders}, Signature=${row.signature}`,
    )
  })

  it('does not cover a body that the operation wants unsigned', async () => {
    const { operation, endpoint } = resolve({
      service: 'ebs',
      operation: 'PutSnapshotBlock',
      region: 'us-east-1',
    })
    const signed = await new RequestSigner(async () => keys).sign(
      new HttpRequest({
        method: 'POST',
        hostname: 'x.us-east-1.amazonaws.com',
        path: '/upload',
        headers: { 'content-type': 'application/octet-stream' },
        body: 'bytes',
      }),
      {
        operation,
        endpoint: { ...endpoint, signingName: 'execute-api', authSchemes: [] },
        clockOffset: clockOffset(),
      },
    )
    expect(signed.headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD')
    expect(signed.headers.authorization).toContain(
      'Signature=50c1949af04e71916e8b2dccf9a41338651abb41da311bf67bde9ef9390c1485',
    )
  })

  it('does not change the request, so that the next attempt can be signed too', async () => {
    const { operation, endpoint } = resolve({ service: 'sns', operation: 'ListTopics', region: 'us-east-1' })
    const request = requestTo(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'a',
    })
    const signer = new RequestSigner(async () => keys)
    const first = await signer.sign(request, { operation, endpoint, clockOffset: 0 })
    const second = await signer.sign(first, { operation, endpoint, clockOffset: 3_600_000 })
    expect(request.headers).toEqual({ 'content-type': 'text/plain' })
    expect(second.headers['x-amz-date']).not.toBe(first.headers['x-amz-date'])
    expect(Object.keys(second.headers).sort()).toEqual([
      'authorization',
      'content-type',
      'host',
      'x-amz-date',
    ])
  })

  it('uses the current keys', async () => {
    const { operation, endpoint } = resolve({ service: 'sns', operation: 'ListTopics', region: 'us-east-1' })
    let calls = 0
    const signer = new RequestSigner(async () => ({ ...keys, accessKeyId: `KEY${++calls}` }))
    const request = requestTo(endpoint, { method: 'POST' })
    await signer.sign(request, { operation, endpoint })
    const signed = await signer.sign(request, { operation, endpoint })
    expect(signed.headers.authorization).toContain('Credential=KEY2/')
  })
})

describe('no signature', () => {
  it.each([
    ['credentials are false', 'sns', 'ListTopics', false],
    ['the operation takes none', 'cognito-idp', 'SignUp', true],
    ['the operation takes none, though its endpoint offers one', 'sts', 'AssumeRoleWithWebIdentity', true],
  ])('is made if %s', async (_, service, name, signs) => {
    const { operation, endpoint } = resolve({ service, operation: name, region: 'aws-global' })
    const request = requestTo(endpoint, { method: 'POST', body: 'a' })
    const signer = new RequestSigner(signs ? async () => Promise.reject(new Error('asked')) : false)
    expect(await signer.sign(request, { operation, endpoint })).toBe(request)
  })

  it.each([
    ['s3', 'ListObjectsV2', { Bucket: 'photos--use1-az4--x-s3' }, '"sigv4-s3express"'],
    ['codecatalyst', 'ListSpaces', {}, '"httpBearerAuth"'],
  ])('can be made for %s.%s with %o: the error names %4$s', async (service, name, input, scheme) => {
    const { operation, endpoint } = resolve({ service, operation: name, region: 'us-east-1', input })
    const signing = new RequestSigner(async () => keys).sign(requestTo(endpoint, {}), { operation, endpoint })
    await expect(signing).rejects.toMatchObject({
      code: 'NotSupported',
      message: expect.stringContaining(
        `${service}.${name}: this call must be signed with ${scheme}, but nexttoken only signs with "sigv4"`,
      ),
    })
  })

  it.each([
    ['bedrock', 'ListFoundationModels'],
    ['partnercentral-channel', 'ListRelationships'],
    ['importexport', 'ListJobs'],
    ['sdb', 'ListDomains'],
  ])(
    'but SigV4 is used for %s, which accepts several kinds or an older kind of signature',
    async (service, name) => {
      const { operation, endpoint } = resolve({ service, operation: name, region: 'us-east-1' })
      const request = requestTo(endpoint, { method: 'POST' })
      const signed = await new RequestSigner(async () => keys).sign(request, { operation, endpoint })
      expect(signed.headers.authorization).toContain('AWS4-HMAC-SHA256')
    },
  )
})

function resolve(given: Pick<Case, 'service' | 'operation' | 'region' | 'endpoint'> & { input?: object }) {
  const operation = loadModel(given.service).operation(given.operation)
  if (!operation) throw new Error(`${given.service} has no ${given.operation}`)
  const settings = { region: given.region, endpoint: given.endpoint }
  const input = { ...(given.service === 's3' && { Bucket: 'photos' }), ...given.input }
  return { operation, endpoint: new EndpointResolver(settings, () => undefined).resolve(operation, input) }
}

function requestTo({ url }: ResolvedEndpoint, request: Case['request']): HttpRequest {
  return new HttpRequest({
    path: '/',
    ...request,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
  })
}

/** From this machine's clock to the middle of the second that the signatures were made in. */
function clockOffset(): number {
  return Date.UTC(2026, 0, 2, 3, 4, 5, 500) - Date.now()
}
