import { once } from 'node:events'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { credentials, keepBodies, rejection, s3At } from './support/wire-server.js'

const text = 'Call me Ishmael. '.repeat(10_000)
const object = { Bucket: 'books', Key: 'moby.txt' }

/** A body in `aws-chunked` encoding: its bytes, and the trailer after them. */
function readChunked(body: Buffer): { bytes: Buffer; trailer: string; sizes: number[] } {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, end), 16)
    if (size === 0) {
      return {
        bytes: Buffer.concat(parts),
        trailer: body.toString('latin1', end + 2),
        sizes: parts.map((p) => p.length),
      }
    }
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

function checksumOf(bytes: Uint8Array | string): string {
  const value = Buffer.alloc(4)
  value.writeUInt32BE(crc32(bytes))
  return value.toString('base64')
}

function inFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'moby.txt'), text)
  return join(folder, 'moby.txt')
}

const sources: { words: string; make: () => object; ContentLength?: number }[] = [
  { words: 'a Readable with ContentLength', make: () => Readable.from([text]), ContentLength: text.length },
  {
    words: 'a web stream with ContentLength',
    make: () => new Blob([text]).stream(),
    ContentLength: text.length,
  },
  { words: 'a Blob', make: () => new Blob([text]) },
  { words: 'a file’s ReadStream', make: () => createReadStream(inFile()) },
]

describe('a streaming request body', () => {
  it.each(sources)(
    'from $words is sent to S3 in chunks with a trailing checksum',
    async ({ make, words, ...length }) => {
      const bodies: Buffer[] = []
      const { url, requests } = await startHttpServer(keepBodies(bodies, { etag: '"whale"' }))
      const { make: _, ...rest } = { make, ...length }
      const answer = await s3At(url).putObject({ ...object, ...rest, Body: make() })
      expect(answer.ETag, words).toBe('"whale"')
      const { bytes, trailer, sizes } = readChunked(bodies[0] ?? Buffer.alloc(0))
      expect(bytes.toString()).toBe(text)
      expect(trailer).toBe(`x-amz-checksum-crc32:${checksumOf(text)}\r\n\r\n`)
      expect(Math.min(...sizes.slice(0, -1), Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(8192)
      expect(requests[0]?.headers).toMatchObject({
        'content-encoding': 'aws-chunked',
        'transfer-encoding': 'chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': String(text.length),
        'x-amz-sdk-checksum-algorithm': 'CRC32',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      })
      expect(requests[0]?.headers['content-length']).toBeUndefined()
    },
  )

  it('is sent unchanged if no checksum is wanted', async () => {
    const bodies: Buffer[] = []
    const { url, requests } = await startHttpServer(keepBodies(bodies))
    const s3 = s3At(url, { requestChecksumCalculation: 'WHEN_REQUIRED' })
    await s3.putObject({ ...object, Body: Readable.from([text]), ContentLength: text.length })
    expect(bodies[0]?.toString()).toBe(text)
    expect(requests[0]?.headers).toMatchObject({
      'content-length': String(text.length),
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    })
  })

  it('is read into memory if the signature needs its hash', async () => {
    const bodies: Buffer[] = []
    const { url, requests } = await startHttpServer(keepBodies(bodies))
    const search = client('cloudsearchdomain', { region: 'us-east-1', endpoint: url, credentials })
    await search.uploadDocuments({ documents: Readable.from(['[', ']']), contentType: 'application/json' })
    expect(bodies[0]?.toString()).toBe('[]')
    expect(requests[0]?.headers['content-length']).toBe('2')
  })

  it('of unknown length is sent with chunked transfer encoding if the service accepts it', async () => {
    const bodies: Buffer[] = []
    const { url, requests } = await startHttpServer(keepBodies(bodies))
    const lex = client('lex-runtime', { region: 'us-east-1', endpoint: url, credentials })
    await lex.postContent({
      botName: 'b',
      botAlias: 'a',
      userId: 'u1',
      contentType: 'text/plain',
      inputStream: Readable.from(['hi']),
    })
    expect(bodies[0]?.toString()).toBe('hi')
    expect(requests[0]?.headers).toMatchObject({
      'transfer-encoding': 'chunked',
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    })
  })

  it('of unknown length is refused before any request if AWS requires the length', async () => {
    const { url, requests } = await startHttpServer(keepBodies([]))
    const error = await rejection(s3At(url).putObject({ ...object, Body: Readable.from(['?']) }))
    expect(error).toMatchObject({
      code: 'ParamValidation',
      message: expect.stringMatching(/Body: .*ContentLength/),
    })
    expect(requests).toHaveLength(0)
  })

  it.each([
    { words: 'too few', ContentLength: 10, message: /3 of the 10 bytes/ },
    { words: 'too many', ContentLength: 2, message: /more than the 2 bytes/ },
  ])('that yields $words bytes is an error', async ({ ContentLength, message }) => {
    const { url } = await startHttpServer(keepBodies([]))
    const error = await rejection(
      s3At(url).putObject({ ...object, Body: Readable.from(['abc']), ContentLength }),
    )
    expect(error).toMatchObject({ code: 'Network', message: expect.stringMatching(message), attempts: 1 })
  })

  it('that fails ends the call with its error as the cause, and closes the connection', async () => {
    let closed: Promise<unknown> | undefined
    const { url } = await startHttpServer((request) => {
      closed = once(request.socket, 'close')
      request.resume()
    })
    const broken = new Error('the disk is gone')
    async function* chunks() {
      yield Buffer.alloc(100_000)
      await new Promise((resolve) => setImmediate(resolve))
      throw broken
    }
    const error = await rejection(
      s3At(url).putObject({ ...object, Body: Readable.from(chunks()), ContentLength: 200_000 }),
    )
    expect(error).toMatchObject({ code: 'Network', cause: broken })
    await closed
  })

  it('that can be read only once is not retried; a Blob is', async () => {
    const bodies: Buffer[] = []
    const down = await startHttpServer((request, response) => {
      request.resume().on('end', () => response.writeHead(503).end())
    })
    const once = await rejection(
      s3At(down.url).putObject({ ...object, Body: Readable.from([text]), ContentLength: text.length }),
    )
    expect(once).toMatchObject({ attempts: 1 })
    const back = await startHttpServer(
      (request, response) => void request.resume().on('end', () => response.writeHead(503).end()),
      keepBodies(bodies),
    )
    const { $metadata } = await s3At(back.url).putObject({ ...object, Body: new Blob([text]) })
    expect($metadata.attempts).toBe(2)
    expect(readChunked(bodies[0] ?? Buffer.alloc(0)).bytes.toString()).toBe(text)
  })

  it('is not sent again to another region: the redirect error is thrown', async () => {
    const refusal = '<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>'
    const elsewhere = await startHttpServer(async (request, response) => {
      for await (const _ of request);
      response.writeHead(301, { 'x-amz-bucket-region': 'eu-west-1' }).end(refusal)
    })
    const Body = Readable.from([text])
    const call = s3At(elsewhere.url).putObject({ ...object, Body, ContentLength: text.length })
    expect(await rejection(call)).toMatchObject({ code: 'PermanentRedirect', statusCode: 301 })
    expect(elsewhere.requests).toHaveLength(1)
    await rejection(s3At(elsewhere.url).putObject({ ...object, Body: new Blob([text]) }))
    expect(elsewhere.requests, 'a Blob is sent on, once').toHaveLength(3)
  })

  it('is closed with its source when the service answers early with an error', async () => {
    const source = Readable.from(Array.from({ length: 5000 }, () => Buffer.alloc(4096)))
    const { url } = await startHttpServer((_, response) => response.writeHead(403).end())
    const call = s3At(url).putObject({ ...object, Body: source, ContentLength: 5000 * 4096 })
    expect(await rejection(call)).toMatchObject({ statusCode: 403 })
    if (!source.destroyed) await once(source, 'close')
  })

  it('is refused for a blob that does not stream', async () => {
    const lambda = client('lambda', { region: 'us-east-1', credentials })
    const error = await rejection(lambda.invoke({ FunctionName: 'f', Payload: Readable.from(['{}']) }))
    expect(error).toMatchObject({ code: 'ParamValidation', message: expect.stringMatching(/Payload/) })
  })
})
