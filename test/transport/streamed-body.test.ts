import { getEventListeners } from 'node:events'
import { Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { AbortError } from '../../src/errors/index.js'
import type { StreamedBody } from '../../src/transport/index.js'
import { shareSignal } from '../../src/values/index.js'
import { startHttpServer } from '../support/http-server.js'
import { newTransport, type TextCall, textCall } from './support/test-call.js'

const webStream = () =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('pa'))
      controller.enqueue(Buffer.from('ge'))
      controller.close()
    },
  })

/** The stream of a response whose body a handler gives in one of many forms. */
async function streamOf(
  body: unknown,
  { headers = {}, ...overrides }: Partial<TextCall> & { headers?: Record<string, string> } = {},
): Promise<StreamedBody> {
  const handle = async () => ({ response: { statusCode: 200, headers, body } })
  const opened: StreamedBody[] = []
  const receive: TextCall['receive'] = ({ stream }) => {
    if (stream) opened.push(stream as StreamedBody)
    return ''
  }
  const call = textCall({ port: 1 }, { streamsResponse: true, receive, ...overrides })
  await newTransport({ requestHandler: { handle } }).send(call)
  const [stream] = opened
  if (!stream) throw new Error('the response has no stream')
  return stream
}

describe('a body that is streamed', () => {
  const twice = () => Readable.from([Buffer.from('pa'), Buffer.from('ge')])

  test.each([
    ['as long as promised', '4', 'page'],
    ['longer than promised', '3', 'page'],
    ['of no promised length', undefined, 'page'],
    ['of a length that is no number', 'many', 'page'],
  ])('and %s is complete', async (_, length, text) => {
    const headers: Record<string, string> = length === undefined ? {} : { 'content-length': length }
    expect(await (await streamOf(twice(), { headers })).transformToString()).toBe(text)
  })

  test('and shorter than promised fails', async () => {
    const body = await streamOf(twice(), { headers: { 'content-length': '5' } })
    await expect(body.transformToString()).rejects.toMatchObject({
      code: 'Network',
      message: expect.stringContaining("the response's body ended after 4 of 5 bytes"),
      cause: { name: 'BrokenBodyError' },
    })
  })

  test.each([
    ['passes its check', undefined, '4', 'page', 1],
    ['does not pass its check', 'has another checksum', '4', /the response's body has another checksum/, 1],
    ['is too short to be checked', undefined, '5', /ended after 4 of 5 bytes/, 0],
  ])('and %s', async (_, problem, length, expected, checks) => {
    const seen: string[] = []
    const finish = vi.fn(async () => problem)
    const check = { update: (chunk: Uint8Array) => void seen.push(Buffer.from(chunk).toString()), finish }
    const checkBody = async () => check
    const body = await streamOf(twice(), { headers: { 'content-length': length }, checkBody })
    const text = body.transformToString()
    if (typeof expected === 'string') expect(await text).toBe(expected)
    else await expect(text).rejects.toThrow(expected)
    expect(seen).toEqual(['pa', 'ge'])
    expect(finish).toHaveBeenCalledTimes(checks)
  })

  test('and whose check cannot be made fails', async () => {
    const finish = () => Promise.reject(new Error('no hash'))
    const body = await streamOf(twice(), { checkBody: async () => ({ update: () => {}, finish }) })
    await expect(body.transformToString()).rejects.toThrow('no hash')
  })

  test.each([
    ['undefined', undefined, ''],
    ['null', null, ''],
    ['a text', 'page', 'page'],
    ['bytes', new TextEncoder().encode('page'), 'page'],
    ['a Blob', new Blob(['pa', 'ge']), 'page'],
    ['a web stream', webStream(), 'page'],
    ['a Node stream', Readable.from([Buffer.from('pa'), Buffer.from('ge')]), 'page'],
  ])('may come as %s', async (_, body, text) => {
    expect(await (await streamOf(body)).transformToString()).toBe(text)
  })

  test.each(['transformToString', 'transformToByteArray'] as const)(
    'fails in %s, and does not wait for ever, if it was destroyed before',
    async (method) => {
      const body = await streamOf('page')
      body.destroy()
      await expect(body[method]()).rejects.toThrow('Premature close')
    },
  )

  test('is destroyed by an abort after it has arrived, though nobody reads it', async () => {
    const controller = new AbortController()
    const body = await streamOf('page', { signal: controller.signal })
    await vi.waitUntil(() => body.readableLength > 0 && Reflect.get(body, 'writableFinished') !== false)
    const closed = new Promise((resolve) => body.on('close', resolve))
    controller.abort(new Error('enough'))
    await closed
    expect(body.errored).toMatchObject({ name: 'AbortError', cause: new Error('enough') })
  })

  test('of a signal that was aborted before is destroyed at once', async () => {
    const controller = new AbortController()
    let errored: unknown
    const receive: TextCall['receive'] = ({ stream }) => {
      controller.abort()
      const body = stream as StreamedBody
      body.on('error', () => {})
      errored = body.errored
      return ''
    }
    const call = textCall({ port: 1 }, { streamsResponse: true, receive, signal: controller.signal })
    const handle = async () => ({ response: { statusCode: 200, headers: {}, body: 'page' } })
    await expect(newTransport({ requestHandler: { handle } }).send(call)).rejects.toThrow(AbortError)
    expect(errored).toMatchObject({ name: 'AbortError' })
  })

  test('may begin while the request is still being sent, which goes on', async () => {
    const server = await startHttpServer((request, response) => {
      response.flushHeaders()
      request.pipe(response)
    })
    const upload = new Readable({ read() {} })
    upload.push('first, ')
    let text: Promise<string> | undefined
    const receive: TextCall['receive'] = ({ stream }) => {
      upload.push('second')
      upload.push(null)
      text = (stream as StreamedBody).transformToString()
      return ''
    }
    const call = { streamsResponse: true, repeatable: false, receive }
    await newTransport().send(
      textCall(server, call, { body: upload, headers: { 'transfer-encoding': 'chunked' } }),
    )
    expect(await text).toBe('first, second')
  })

  test('leaves no listener behind on a signal that others still use', async () => {
    const { signal } = new AbortController()
    const others = shareSignal(signal)
    const body = await streamOf('page', { signal })
    expect(getEventListeners(others.signal, 'abort')).toHaveLength(1)
    const closed = new Promise((resolve) => body.on('close', resolve))
    expect(await body.transformToString()).toBe('page')
    await closed
    expect(getEventListeners(others.signal, 'abort')).toHaveLength(0)
    others.release()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})
