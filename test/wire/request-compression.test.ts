import { gunzipSync } from 'node:zlib'
import { type ClientConfig, client } from 'nexttoken'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { bodyOf, credentials, rejection } from './support/wire-server.js'

afterEach(() => vi.unstubAllEnvs())

const header = 'header' as const
const model = {
  metadata: {
    protocol: 'rest-json',
    serviceId: 'Notes',
    endpointPrefix: 'notes',
    signatureVersion: 'v4',
    apiVersion: '2020-01-01',
  },
  operations: {
    PutNote: {
      name: 'PutNote',
      http: { method: 'POST', requestUri: '/note' },
      input: { shape: 'PutNoteRequest' },
      requestcompression: { encodings: ['br', 'gzip'] },
      httpChecksum: { requestAlgorithmMember: 'Algorithm', requestChecksumRequired: false },
    },
    PutPlainNote: {
      name: 'PutPlainNote',
      http: { method: 'POST', requestUri: '/plain' },
      input: { shape: 'PutNoteRequest' },
    },
    PutSmallNote: {
      name: 'PutSmallNote',
      http: { method: 'POST', requestUri: '/small' },
      input: { shape: 'PutNoteRequest' },
      requestcompression: { encodings: ['br'] },
    },
  },
  shapes: {
    PutNoteRequest: {
      type: 'structure',
      payload: 'Text',
      members: {
        Text: { shape: 'Bytes' },
        Encoding: { shape: 'String', location: header, locationName: 'Content-Encoding' },
        Algorithm: { shape: 'String', location: header, locationName: 'x-amz-sdk-checksum-algorithm' },
      },
    },
    Bytes: { type: 'blob' },
    String: { type: 'string' },
  },
}

/** The headers of one call, and its body as it arrived. */
async function send(input: object, config: ClientConfig = {}, operation = 'PutNote') {
  const bodies: Buffer[] = []
  const aws = await startHttpServer(async (request, response) => {
    bodies.push(await bodyOf(request))
    response.end('{}')
  })
  const notes = client({ service: model }, { region: 'us-east-1', endpoint: aws.url, credentials, ...config })
  onTestFinished(() => notes.destroy())
  await notes.call(operation, { ...input })
  return { headers: aws.requests[0]?.headers ?? {}, body: bodies[0] ?? Buffer.alloc(0) }
}

const bytes = (length: number) => Buffer.alloc(length, 'a')

describe('a body is compressed', () => {
  it.each<{ words: string; length: number; config?: ClientConfig; env?: Record<string, string> }>([
    { words: 'from 10,240 bytes on', length: 10_240 },
    { words: 'from the option’s size on', length: 100, config: { requestMinCompressionSizeBytes: 100 } },
    {
      words: 'from the environment’s size on',
      length: 50,
      env: { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: '50' },
    },
    {
      words: 'where the option says so against the environment',
      length: 10_240,
      config: { disableRequestCompression: false },
      env: { AWS_DISABLE_REQUEST_COMPRESSION: 'true' },
    },
  ])('$words', async ({ length, config, env = {} }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const { headers, body } = await send({ Text: bytes(length) }, config)
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': String(body.length),
      authorization: expect.stringContaining('content-encoding;'),
    })
    expect(gunzipSync(body)).toEqual(bytes(length))
  })

  it('and its encoding is appended to an existing one', async () => {
    const { headers, body } = await send({ Text: bytes(20_000), Encoding: 'custom' })
    expect(headers['content-encoding']).toBe('custom,gzip')
    expect(gunzipSync(body)).toHaveLength(20_000)
  })

  it('before its checksum is made', async () => {
    const { headers, body } = await send({ Text: bytes(20_000), Algorithm: 'SHA256' })
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(body))
    expect(headers['x-amz-checksum-sha256']).toBe(Buffer.from(digest).toString('base64'))
    expect(gunzipSync(body)).toHaveLength(20_000)
  })

  it('for PutMetricData of CloudWatch', async () => {
    const bodies: Buffer[] = []
    const aws = await startHttpServer(async (request, response) => {
      bodies.push(await bodyOf(request))
      response.setHeader('smithy-protocol', 'rpc-v2-cbor').end(Buffer.from([0xa0]))
    })
    const cloudwatch = client('cloudwatch', { region: 'us-east-1', endpoint: aws.url, credentials })
    onTestFinished(() => cloudwatch.destroy())
    const data = Array.from({ length: 500 }, (_, index) => ({ MetricName: `orders-${index}`, Value: index }))
    await cloudwatch.call('PutMetricData', { Namespace: 'shop', MetricData: data })
    await cloudwatch.call('PutMetricData', { Namespace: 'shop', MetricData: data.slice(0, 1) })
    expect(aws.requests.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined])
    expect(gunzipSync(bodies[0] ?? '').toString('latin1')).toContain('orders-499')
    expect(bodies[1]?.toString('latin1')).toContain('orders-0')
  })
})

describe('a body is sent uncompressed', () => {
  it.each<{
    words: string
    length: number
    config?: ClientConfig
    env?: Record<string, string>
    name?: string
  }>([
    { words: 'below 10,240 bytes', length: 10_239 },
    { words: 'where the option says so', length: 20_000, config: { disableRequestCompression: true } },
    {
      words: 'where the environment says so',
      length: 20_000,
      env: { AWS_DISABLE_REQUEST_COMPRESSION: 'TRUE' },
    },
    { words: 'where the operation does not take compression', length: 20_000, name: 'PutPlainNote' },
    { words: 'where it takes an encoding that nobody makes', length: 20_000, name: 'PutSmallNote' },
    { words: 'where there is none', length: 0, config: { requestMinCompressionSizeBytes: 0 } },
  ])('$words', async ({ length, config, env = {}, name }) => {
    for (const [variable, value] of Object.entries(env)) vi.stubEnv(variable, value)
    const { headers, body } = await send(length === 0 ? {} : { Text: bytes(length) }, config, name)
    expect(headers['content-encoding']).toBeUndefined()
    expect(body).toEqual(bytes(length))
  })
})

describe('an invalid minimum size for compression', () => {
  it.each<[ClientConfig, Record<string, string>, RegExp]>([
    [
      { requestMinCompressionSizeBytes: -1 },
      {},
      /`requestMinCompressionSizeBytes` is -1; .* from 0 to 10485760/,
    ],
    [{ requestMinCompressionSizeBytes: 1.5 }, {}, /`requestMinCompressionSizeBytes` is 1\.5/],
    [{ requestMinCompressionSizeBytes: 10_485_761 }, {}, /is 10485761/],
    [
      {},
      { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: 'some' },
      /AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES is "some"/,
    ],
  ])('is an error: %o %o', async (config, env, says) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    expect(await rejection(send({ Text: bytes(1) }, config))).toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(says),
    })
  })
})
