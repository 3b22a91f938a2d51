import { HttpRequest, HttpResponse } from '@smithy/core/protocols'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { isSignedForRegions, type SignedRequest } from '../support/verify-region-set-signature.js'
import { bodyOf, credentials, rejection } from './support/wire-server.js'

const region = 'us-east-1'
const accessPoint = 'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap'
const store = 'arn:aws:cloudfront::123456789012:key-value-store/0a1b2c3d-0000-4000-8000-0123456789ab'
const entries = [{ Source: 'shop', DetailType: 'order', Detail: '{"é": 1}' }]

interface Case {
  readonly words: string
  readonly service: string
  readonly operation: string
  readonly input: object
  readonly host: string
  readonly scope: string
}

const cases: readonly Case[] = [
  {
    words: 'a page of a CloudFront key value store',
    service: 'cloudfront-keyvaluestore',
    operation: 'ListKeys',
    input: { KvsARN: store, MaxResults: 2 },
    host: '123456789012.cloudfront-kvs.global.api.aws',
    scope: 'cloudfront-keyvaluestore',
  },
  {
    words: 'a listing through an S3 multi-region access point',
    service: 's3',
    operation: 'ListObjectsV2',
    input: { Bucket: accessPoint, Prefix: "a b/(c)*'é" },
    host: 'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com',
    scope: 's3',
  },
  {
    words: 'an object put through an S3 multi-region access point',
    service: 's3',
    operation: 'PutObject',
    input: { Bucket: accessPoint, Key: 'a b/(c)é.txt', Body: 'text' },
    host: 'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com',
    scope: 's3',
  },
  {
    words: 'events for a global endpoint',
    service: 'events',
    operation: 'PutEvents',
    input: { EndpointId: 'abc123.xyz', Entries: entries },
    host: 'abc123.xyz.endpoint.events.amazonaws.com',
    scope: 'events',
  },
  {
    words: 'a mail through a multi-region endpoint',
    service: 'sesv2',
    operation: 'SendEmail',
    input: { EndpointId: 'abc123.xyz', Content: { Template: { TemplateName: 'order' } } },
    host: 'abc123.xyz.endpoints.email.amazonaws.com',
    scope: 'ses',
  },
]

/** What a client hands to its HTTP handler for one call. */
async function requestOf({ service, operation, input }: Case): Promise<HttpRequest> {
  const requests: HttpRequest[] = []
  const requestHandler = {
    async handle(request: HttpRequest) {
      requests.push(HttpRequest.clone(request))
      const body = service === 's3' ? '<ListBucketResult/>' : '{}'
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from(body) }) }
    },
  }
  await client(service, { region, credentials, requestHandler }).call(operation, { ...input })
  const [request] = requests
  if (!request) throw new Error('nothing was sent')
  return request
}

function arrived({ method, path, headers, body, query }: HttpRequest): SignedRequest {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value ?? '')])
  return { method, path, headers, body: body ?? '', query: Object.fromEntries(pairs) }
}

describe('a signature for a set of regions is made if it is required', () => {
  it.each(cases)('for $words', async (each) => {
    const request = await requestOf(each)
    const { headers, hostname } = request
    expect(hostname).toBe(each.host)
    expect(headers['x-amz-region-set']).toBe('*')
    expect(headers.authorization).toMatch(
      new RegExp(
        `^AWS4-ECDSA-P256-SHA256 Credential=${credentials.accessKeyId}/\\d{8}/${each.scope}/aws4_request, ` +
          'SignedHeaders=\\S*;x-amz-region-set\\S*, Signature=',
      ),
    )
    const signatory = { ...credentials, isS3: each.service === 's3' }
    expect(isSignedForRegions(arrived(request), signatory)).toBe(true)
    const changed = { ...arrived(request), headers: { ...headers, 'x-amz-region-set': region } }
    expect(isSignedForRegions(changed, signatory)).toBe(false)
  })

  it('and is correct for the request that reaches a server', async () => {
    const bodies: Buffer[] = []
    const aws = await startHttpServer(async (request, response) => {
      bodies.push(await bodyOf(request))
      response.end('{}')
    })
    const events = client('events', { region, endpoint: aws.url, credentials })
    onTestFinished(() => events.destroy())
    await events.call('PutEvents', { EndpointId: 'abc123.xyz', Entries: entries })
    const [request] = aws.requests
    const headers = Object.fromEntries(
      Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    const seen = { method: 'POST', path: '/', headers, body: bodies[0] ?? '' }
    expect(isSignedForRegions(seen, credentials)).toBe(true)
    expect(isSignedForRegions({ ...seen, body: '{}' }, credentials)).toBe(false)
  })
})

describe('a presigned URL', () => {
  it('cannot have such a signature, and the error says so', async () => {
    const s3 = client('s3', { region, credentials })
    const presigning = s3.presign('getObject', { Bucket: accessPoint, Key: 'a' })
    expect(await rejection(presigning)).toMatchObject({
      code: 'NotSupported',
      message: expect.stringMatching(
        /must be signed with "sigv4a", but nexttoken only signs with "sigv4" in a URL/,
      ),
    })
  })
})
