import { createHash, createHmac } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { type ClientConfig, client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { ways } from '../transport/support/ways.js'
import { credentials, rejection, s3At } from './support/wire-server.js'

/**
 * boto3 sends the text of headers as UTF-8, and signs that: https://github.com/aws/aws-sdk-js/issues/1648. What S3 sends
 * back is decoded too, where boto3 gives `Ã\x9cbung`: what was put is what is got.
 */

const disposition = 'attachment; filename="Übung 小 😬.pdf"'

const drain: RequestListener = (request, response) => {
  request.resume()
  request.on('end', () => response.end())
}

/** A `requestHandler` over `fetch`, as a runtime without Node’s `http` has it. */
const fetchHandler: ClientConfig['requestHandler'] = {
  async handle({ protocol, hostname, port, path, method, headers, query, body }) {
    const search = new URLSearchParams(query as Record<string, string>).toString()
    const { host, 'content-length': _, ...sent } = headers
    const url = `${protocol}//${hostname}:${port}${path}${search && `?${search}`}`
    const answer = await fetch(url, { method, headers: sent, ...(method === 'GET' ? {} : { body }) })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: bytes },
    }
  },
}

/** Header lines as they came, one character per byte. */
function rawHeader(rawHeaders: readonly string[] | undefined, name: string): string | undefined {
  const index = (rawHeaders ?? []).findIndex((text, at) => at % 2 === 0 && text.toLowerCase() === name)
  return index < 0 ? undefined : rawHeaders?.[index + 1]
}

/** The signature of a request as its receiver computes it, over the bytes that came. */
function expectedSignature(request: { method?: string; url?: string; rawHeaders: string[] }): string {
  const authorization = rawHeader(request.rawHeaders, 'authorization') ?? ''
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const lines = names.split(';').map((name) => `${name}:${rawHeader(request.rawHeaders, name)}\n`)
  const [path, query = ''] = (request.url ?? '').split('?')
  const bodyHash = rawHeader(request.rawHeaders, 'x-amz-content-sha256')
  const canonical = [request.method, path, query, lines.join(''), names, bodyHash].join('\n')
  const hash = createHash('sha256').update(Buffer.from(canonical, 'latin1')).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', rawHeader(request.rawHeaders, 'x-amz-date'), scope, hash].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    )
  return createHmac('sha256', key).update(toSign).digest('hex')
}

describe('text outside ASCII in a header', () => {
  it.each<{ words: string; body: () => unknown; config?: ClientConfig }>([
    ...ways.flatMap(({ way, transport }) => [
      { words: `without a body, over ${way}`, body: () => undefined, config: { transport } },
      { words: `with a text as the body, over ${way}`, body: () => 'text ü', config: { transport } },
      {
        words: `with bytes as the body, over ${way}`,
        body: () => Buffer.from('bytes'),
        config: { transport },
      },
    ]),
    {
      words: 'with bytes as the body, by a NodeHttpHandler of the user’s own',
      body: () => Buffer.from('bytes'),
      config: { requestHandler: new NodeHttpHandler() },
    },
    { words: 'with more bytes than are sent without asking', body: () => Buffer.alloc(3 * 1024 * 1024) },
    { words: 'with a Blob as the body', body: () => new Blob(['blob']) },
    { words: 'with a stream as the body', body: () => Readable.from(['strea', 'm']) },
    {
      words: 'with a text as the body, by fetch',
      body: () => 'text',
      config: { requestHandler: fetchHandler },
    },
  ])('is sent and signed as UTF-8, $words', async ({ body, config }) => {
    const { url, requests } = await startHttpServer(drain)
    const input = { Bucket: 'b', Key: 'k', ContentDisposition: disposition, Body: body() }
    await s3At(url, config).putObject({
      ...input,
      ...(input.Body instanceof Readable && { ContentLength: 6 }),
    })
    const [request] = requests
    const sent = rawHeader(request?.rawHeaders, 'content-disposition')
    expect(Buffer.from(sent ?? '', 'latin1').toString('utf8')).toBe(disposition)
    expect(rawHeader(request?.rawHeaders, 'authorization')).toContain(
      `Signature=${request && expectedSignature(request)}`,
    )
  })

  it('is returned as it was stored', async () => {
    const stored = Buffer.from(disposition, 'utf8').toString('latin1')
    const { url } = await startHttpServer((_, response) => {
      response.writeHead(200, { 'content-disposition': stored, 'x-amz-meta-name': 'caf\xe9' }).end()
    })
    for (const config of [
      ...ways.map(({ transport }) => ({ transport })),
      { requestHandler: fetchHandler },
    ]) {
      const found = await s3At(url, config).headObject({ Bucket: 'b', Key: 'k' })
      // A value that is no UTF-8 stays as it came: Latin-1.
      expect(found).toMatchObject({ ContentDisposition: disposition, Metadata: { name: 'café' } })
    }
  })

  it('is sent as UTF-8 to services other than S3', async () => {
    const { url, requests } = await startHttpServer(drain)
    const glacier = client('glacier', { region: 'us-east-1', endpoint: url, credentials })
    onTestFinished(() => glacier.destroy())
    await glacier.uploadArchive({ vaultName: 'v', archiveDescription: 'Übung', body: 'x' })
    const sent = rawHeader(requests[0]?.rawHeaders, 'x-amz-archive-description')
    expect(Buffer.from(sent ?? '', 'latin1').toString('utf8')).toBe('Übung')
  })

  it('is signed as UTF-8 in a presigned URL', async () => {
    const s3 = s3At('http://127.0.0.1:9')
    const sign = async (ContentDisposition: string) => {
      const url = new URL(await s3.presign('putObject', { Bucket: 'b', Key: 'k', ContentDisposition }))
      return { names: url.searchParams.get('X-Amz-SignedHeaders'), url }
    }
    const { names, url } = await sign(disposition)
    expect(names).toBe('content-disposition;host')
    const signature = url.searchParams.get('X-Amz-Signature')
    url.searchParams.delete('X-Amz-Signature')
    const query = [...url.searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .sort()
      .join('&')
    const lines = `content-disposition:${disposition}\nhost:${url.host}\n`
    const canonical = ['PUT', url.pathname, query, lines, names, 'UNSIGNED-PAYLOAD'].join('\n')
    const hash = createHash('sha256').update(canonical, 'utf8').digest('hex')
    const scope = (url.searchParams.get('X-Amz-Credential') ?? '').split('/').slice(1)
    const toSign = ['AWS4-HMAC-SHA256', url.searchParams.get('X-Amz-Date'), scope.join('/'), hash].join('\n')
    const key = scope.reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    )
    expect(signature).toBe(createHmac('sha256', key).update(toSign).digest('hex'))
  })
})

describe('text that a header cannot contain is refused before any request:', () => {
  it.each([
    { words: 'a key with a space', input: { Metadata: { 'my key': 'v' } }, path: 'Metadata.my key' },
    { words: 'a key with a colon', input: { Metadata: { 'a:b': 'v' } }, path: 'Metadata.a:b' },
    { words: 'a key with a line break', input: { Metadata: { 'a\nb': 'v' } }, path: 'Metadata.a\nb' },
    { words: 'a value with a line break', input: { Metadata: { a: 'v\r\nx: y' } }, path: 'Metadata.a' },
    { words: 'a line break', input: { ContentDisposition: 'a\nb' }, path: 'ContentDisposition' },
    { words: 'a NUL', input: { CacheControl: 'a\u0000b' }, path: 'CacheControl' },
    { words: 'half a character', input: { ContentDisposition: '\ud83d' }, path: 'ContentDisposition' },
  ])('$words', async ({ input, path }) => {
    const { url, requests } = await startHttpServer(drain)
    for (const parameterValidation of [true, false]) {
      const s3 = s3At(url, { parameterValidation })
      const error = await rejection(s3.putObject({ Bucket: 'b', Key: 'k', Body: 'x', ...input }))
      expect(error).toMatchObject({ code: 'ParamValidation', problems: [{ path }] })
    }
    expect(requests).toHaveLength(0)
  })

  it('but not a tab or characters outside Latin-1', async () => {
    const { url, requests } = await startHttpServer(drain)
    await s3At(url).putObject({ Bucket: 'b', Key: 'k', CacheControl: 'a\tb', ContentLanguage: '…' })
    expect(requests[0]?.headers['cache-control']).toBe('a\tb')
  })

  const secret = 'a-secret-that-nobody-sees'
  it.each([
    { field: 'accessKeyId', given: { ...credentials, accessKeyId: `${secret}\n` } },
    { field: 'secretAccessKey', given: { ...credentials, secretAccessKey: `${secret}\r\n` } },
    { field: 'sessionToken', given: { ...credentials, sessionToken: `${secret}\n` } },
    { field: 'sessionToken', given: { ...credentials, sessionToken: ` ${secret}` } },
  ])('credentials whose $field has surrounding white space', async ({ field, given }) => {
    const { url, requests } = await startHttpServer(drain)
    for (const config of [{ credentials: given }, { credentials: async () => given }]) {
      const s3 = s3At(url, config)
      const calls = [
        s3.headObject({ Bucket: 'b', Key: 'k' }),
        s3.presign('getObject', { Bucket: 'b', Key: 'k' }),
      ]
      for (const call of calls) {
        const error = await rejection(call)
        expect(error).toMatchObject({ code: 'InvalidConfiguration', message: expect.stringContaining(field) })
        expect(String(error)).not.toContain(secret)
      }
    }
    expect(requests).toHaveLength(0)
  })
})
