import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { ClientConfig, StreamedBody } from 'nexttoken'
import { client } from 'nexttoken'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { credentials, keepBodies, rejection, s3At } from './support/wire-server.js'

afterEach(() => vi.unstubAllEnvs())

const object = { Bucket: 'books', Key: 'moby.txt' }
const text = 'Call me Ishmael.'

function crc32Of(bytes: Uint8Array | string): string {
  const value = Buffer.alloc(4)
  value.writeUInt32BE(crc32(bytes))
  return value.toString('base64')
}
const hashOf = (name: string) => createHash(name).update(text).digest('base64')

const whenRequired: ClientConfig = { requestChecksumCalculation: 'WHEN_REQUIRED' }

async function headersOf(
  operation: string,
  input: Record<string, unknown>,
  config: ClientConfig = {},
): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  const bodies: Buffer[] = []
  const answer = { 'content-type': 'application/xml' }
  const { url, requests } = await startHttpServer(keepBodies(bodies, answer))
  await s3At(url, config).call(operation, input)
  return { headers: requests[0]?.headers ?? {}, body: bodies[0] ?? Buffer.alloc(0) }
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

describe('a request checksum', () => {
  it.each([
    { words: 'CRC32 by default', input: {}, expected: ['crc32', crc32Of(text)], algorithm: 'CRC32' },
    {
      words: 'the algorithm named',
      input: { ChecksumAlgorithm: 'SHA256' },
      expected: ['sha256', hashOf('sha256')],
      algorithm: 'SHA256',
    },
    {
      words: 'SHA-1',
      input: { ChecksumAlgorithm: 'SHA1' },
      expected: ['sha1', hashOf('sha1')],
      algorithm: 'SHA1',
    },
    // The check values of `123456789` are published: https://reveng.sourceforge.io/crc-catalogue/all.htm
    {
      words: 'CRC-32C',
      input: { ChecksumAlgorithm: 'CRC32C', Body: '123456789' },
      expected: ['crc32c', base64('e3069283')],
      algorithm: 'CRC32C',
    },
    {
      words: 'CRC-64/NVME',
      input: { ChecksumAlgorithm: 'CRC64NVME', Body: '123456789' },
      expected: ['crc64nvme', base64('ae8b14860a799888')],
      algorithm: 'CRC64NVME',
    },
    // The empty input's, of xxHash's own tests: https://github.com/Cyan4973/xxHash
    {
      words: 'XXH64',
      input: { ChecksumAlgorithm: 'XXHASH64', Body: '' },
      expected: ['xxhash64', base64('ef46db3751d8e999')],
      algorithm: 'XXHASH64',
    },
    {
      words: 'XXH3 of 64 bits',
      input: { ChecksumAlgorithm: 'XXHASH3', Body: '' },
      expected: ['xxhash3', base64('2d06800538d394c2')],
      algorithm: 'XXHASH3',
    },
    {
      words: 'XXH3 of 128 bits',
      input: { ChecksumAlgorithm: 'XXHASH128', Body: '' },
      expected: ['xxhash128', base64('99aa06d3014798d86001c324468d497f')],
      algorithm: 'XXHASH128',
    },
    {
      words: 'one of the user’s own',
      input: { ChecksumCRC32C: 'AAAAAA==' },
      expected: ['crc32c', 'AAAAAA=='],
      algorithm: undefined,
    },
  ])('is $words', async ({ input, expected: [name, value], algorithm }) => {
    const { headers } = await headersOf('PutObject', { ...object, Body: text, ...input })
    const sums = Object.keys(headers).filter((header) => header.startsWith('x-amz-checksum-'))
    expect(sums).toEqual([`x-amz-checksum-${name}`])
    expect(headers[`x-amz-checksum-${name}`]).toBe(value)
    expect(headers['x-amz-sdk-checksum-algorithm']).toBe(algorithm)
    expect(headers.authorization).toContain(`x-amz-checksum-${name}`)
  })

  it('is sent if it is required, whatever the configuration', async () => {
    const Delete = { Objects: [{ Key: 'a' }] }
    const { headers, body } = await headersOf('DeleteObjects', { Bucket: 'books', Delete }, whenRequired)
    expect(headers['x-amz-checksum-crc32']).toBe(crc32Of(body))
  })

  it.each([
    { words: 'the option', config: whenRequired, env: {} },
    { words: 'the environment', config: {}, env: { AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required' } },
  ])('is omitted if it is optional and $words says so', async ({ config, env }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const { headers } = await headersOf('PutObject', { ...object, Body: text }, config)
    expect(Object.keys(headers).filter((header) => /checksum/.test(header))).toEqual([])
  })

  it('that cannot be computed here is an error with the remedy', async () => {
    const call = s3At('http://127.0.0.1:9').putObject({ ...object, Body: text, ChecksumAlgorithm: 'BLAKE3' })
    expect(await rejection(call)).toMatchObject({
      code: 'NotSupported',
      message: expect.stringMatching(/BLAKE3.*ChecksumBLAKE3/),
    })
  })

  it('is sent for services that require one without naming the algorithm', async () => {
    const bodies: Buffer[] = []
    const { url, requests } = await startHttpServer(keepBodies(bodies))
    const httpAgent = new Agent({
      lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
    })
    const endpoint = url.replace('127.0.0.1', 'control.test')
    const control = client('s3control', {
      region: 'us-east-1',
      endpoint,
      credentials,
      requestHandler: { httpAgent },
    })
    await control.associateAccessGrantsIdentityCenter({
      AccountId: '123456789012',
      IdentityCenterArn: 'arn:aws:sso:::instance/x',
    })
    expect(requests[0]?.headers['x-amz-checksum-crc32']).toBe(crc32Of(bodies[0] ?? ''))
  })

  it('has a setting whose invalid value is reported with its source', async () => {
    vi.stubEnv('AWS_RESPONSE_CHECKSUM_VALIDATION', 'sometimes')
    expect(await rejection(s3At('http://127.0.0.1:9').listBuckets())).toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(/AWS_RESPONSE_CHECKSUM_VALIDATION is "sometimes"/),
    })
  })
})

describe('a response checksum', () => {
  async function getText(headers: Record<string, string>, config: ClientConfig = {}) {
    const { url, requests } = await startHttpServer((_, response) => {
      response.writeHead(200, headers).end(text)
    })
    const { Body } = await s3At(url, config).getObject(object)
    return {
      read: (Body as StreamedBody).transformToString(),
      asked: requests[0]?.headers['x-amz-checksum-mode'],
    }
  }

  it.each([
    { words: 'that is right', headers: { 'x-amz-checksum-crc32': crc32Of(text) } },
    { words: 'of another algorithm', headers: { 'x-amz-checksum-sha256': hashOf('sha256') } },
    {
      words: 'of an algorithm that is not known here',
      headers: { 'x-amz-checksum-blake3': 'AAAAAAAAAAA=' },
    },
    { words: 'of an upload’s parts', headers: { 'x-amz-checksum-crc32': 'AAAAAA==-3' } },
    { words: 'that is not there', headers: {} },
  ])('$words lets the body through', async ({ headers }) => {
    const { read, asked } = await getText(headers as Record<string, string>)
    expect(await read).toBe(text)
    expect(asked).toBe('ENABLED')
  })

  it('that is wrong is an error with the algorithm and without values', async () => {
    const { read } = await getText({ 'x-amz-checksum-crc32': 'AAAAAA==' })
    expect(await rejection(read)).toMatchObject({
      code: 'Network',
      operation: 'GetObject',
      message: expect.stringMatching(/does not match the crc32 checksum in its header(?!.*AAAAAA==)/i),
    })
  })

  it('is neither requested nor checked if the configuration says so', async () => {
    const { read, asked } = await getText(
      { 'x-amz-checksum-crc32': 'AAAAAA==' },
      { responseChecksumValidation: 'WHEN_REQUIRED' },
    )
    expect(await read).toBe(text)
    expect(asked).toBeUndefined()
  })
})

// botocore/auth.py, S3SigV4Auth._should_sha256_sign_payload.
describe('payload_signing_enabled in the s3 block of the profile', () => {
  const sha256 = createHash('sha256').update(text).digest('hex')

  function profileSays(value: string): void {
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-payload-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'config'), `[default]\ns3 =\n  payload_signing_enabled = ${value}\n`)
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  }

  it.each([
    ['false', text, 'UNSIGNED-PAYLOAD'],
    ['true', text, sha256],
    ['true', new Blob([text]), sha256],
    ['false', new Blob([text]), 'UNSIGNED-PAYLOAD'],
  ])('of %s: the signature of %s has %s', async (value, Body, expected) => {
    profileSays(value)
    const { headers, body } = await headersOf('PutObject', { ...object, Body }, whenRequired)
    expect(headers['x-amz-content-sha256']).toBe(expected)
    expect(String(body)).toBe(text)
  })

  it('of true: a stream that can be read only once is refused before any request', async () => {
    profileSays('true')
    const call = s3At('http://127.0.0.1:9', whenRequired).putObject({
      ...object,
      Body: Readable.from([text]),
      ContentLength: text.length,
    })
    expect(await rejection(call)).toMatchObject({ code: 'InvalidConfiguration', attempts: undefined })
  })
})
