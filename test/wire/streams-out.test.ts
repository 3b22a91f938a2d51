import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { FetchHttpHandler } from '@smithy/fetch-http-handler'
import type { StreamedBody } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { rejection, s3At } from './support/wire-server.js'

const object = { Bucket: 'books', Key: 'moby.txt' }

const answer =
  (text: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, headers).end(text)
  }

async function get(url: string, config = {}, options = {}): Promise<StreamedBody> {
  const { Body } = await s3At(url, config).getObject(object, options)
  if (!(Body instanceof Readable)) throw new Error('Body is no Readable')
  return Body as StreamedBody
}

describe('a streaming response body', () => {
  it.each([
    { words: 'the default handler', config: {} },
    { words: 'a fetch handler', config: { requestHandler: new FetchHttpHandler() } },
  ])('is read as the AWS SDK v3 reads it, by $words', async ({ config }) => {
    const { url } = await startHttpServer(answer('Call me Ishmael — ü'))
    expect(await (await get(url, config)).transformToString()).toBe('Call me Ishmael — ü')
    expect(Buffer.from(await (await get(url, config)).transformToByteArray()).toString()).toBe(
      'Call me Ishmael — ü',
    )
    expect(await new Response((await get(url, config)).transformToWebStream()).text()).toBe(
      'Call me Ishmael — ü',
    )
    const chunks: Buffer[] = []
    for await (const chunk of await get(url, config)) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('Call me Ishmael — ü')
  })

  it('is available with the headers, before the server has sent it', async () => {
    let rest: ServerResponse | undefined
    const { url } = await startHttpServer((_, response) => {
      response.writeHead(200, { etag: '"whale"' }).write('first ')
      rest = response
    })
    const { Body, ETag } = await s3At(url).getObject(object)
    expect(ETag).toBe('"whale"')
    rest?.end('last')
    expect(await (Body as StreamedBody).transformToString()).toBe('first last')
  })

  it('releases its connection when it is destroyed', async () => {
    let closed: Promise<unknown> | undefined
    const { url } = await startHttpServer((_, response) => {
      closed = once(response, 'close')
      response.writeHead(200).write('half')
    })
    const body = await get(url)
    body.destroy()
    await closed
    expect(body.destroyed).toBe(true)
  })

  it('ends with AbortError when the signal is aborted later, and closes the connection', async () => {
    let closed: Promise<unknown> | undefined
    const { url } = await startHttpServer((_, response) => {
      closed = once(response, 'close')
      response.writeHead(200).write('half')
    })
    const controller = new AbortController()
    const body = await get(url, {}, { signal: controller.signal, timeout: 5_000 })
    controller.abort()
    expect(await rejection(body.transformToByteArray())).toMatchObject({ code: 'Aborted' })
    await closed
  })

  it.each([
    { words: 'with a length', headers: { 'content-length': '100' } },
    { words: 'in chunks', headers: { 'transfer-encoding': 'chunked' } },
  ])('that breaks off, $words, is an error and never a short body', async ({ headers }) => {
    const { url } = await startHttpServer((_, response) => {
      response.writeHead(200, headers).write('half', () => response.socket?.destroy())
    })
    const error = await rejection((await get(url)).transformToByteArray())
    expect(error).toMatchObject({ code: 'Network', service: 's3', operation: 'GetObject' })
  })

  it.each([
    { words: 'text', read: (body: StreamedBody) => body.transformToString() },
    { words: 'bytes', read: (body: StreamedBody) => body.transformToByteArray() },
  ])('as $words is an error, without a wait, after it was destroyed or aborted', async ({ read }) => {
    const { url } = await startHttpServer((_, response) => void response.write('half'))
    const destroyed = await get(url)
    destroyed.destroy()
    await expect(read(destroyed)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
    const controller = new AbortController()
    const aborted = await get(url, {}, { signal: controller.signal })
    controller.abort()
    await new Promise((resolve) => aborted.once('close', resolve))
    await expect(read(aborted)).rejects.toMatchObject({ name: 'AbortError' })
    const halfRead = await get(url)
    const reading = read(halfRead)
    halfRead.destroy()
    await expect(reading).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  })

  it('that stalls ends with the socketTimeout of the handler', async () => {
    const { url } = await startHttpServer((_, response) => void response.writeHead(200).write('half'))
    const body = await get(url, { requestHandler: { socketTimeout: 60 } })
    expect(await rejection(body.transformToByteArray())).toMatchObject({ service: 's3' })
  })

  it('is read completely for an error, and retried until the headers of a success', async () => {
    const refusal = '<Error><Code>NoSuchKey</Code><Message>no whale</Message></Error>'
    const { url, requests } = await startHttpServer(
      (_, response) => response.writeHead(503).end(),
      answer('found'),
      (_, response) => response.writeHead(404).end(refusal),
    )
    const { Body, $metadata } = await s3At(url).getObject(object)
    expect($metadata.attempts).toBe(2)
    expect(await (Body as StreamedBody).transformToString()).toBe('found')
    expect(await rejection(s3At(url).getObject(object))).toMatchObject({ code: 'NoSuchKey' })
    expect(requests).toHaveLength(3)
  })

  it('keeps few bytes in memory however long it is', async () => {
    const mebibyte = Buffer.alloc(1 << 20, 7)
    let sent = 0
    const { url } = await startHttpServer((_, response) => {
      response.writeHead(200)
      const more = () => {
        while (sent++ < 64) if (!response.write(mebibyte)) return void response.once('drain', more)
        response.end()
      }
      more()
    })
    const body = await get(url)
    await new Promise((resolve) => body.once('readable', resolve))
    expect(sent).toBeLessThan(32)
    let seen = 0
    for await (const chunk of body) seen += chunk.length
    expect(seen).toBe(64 << 20)
  })
})
