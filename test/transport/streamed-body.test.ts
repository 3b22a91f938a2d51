import { getEventListeners } from 'node:events'
import { Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import type { StreamedBody } from '../../src/transport/index.js'
import { shareSignal } from '../../src/values/index.js'
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
async function streamOf(body: unknown, overrides: Partial<TextCall> = {}): Promise<StreamedBody> {
  const handle = async () => ({ response: { statusCode: 200, headers: {}, body } })
  const opened: StreamedBody[] = []
  const receive: TextCall['receive'] = ({ stream }) => {
    if (stream) opened.push(stream)
    return ''
  }
  const call = textCall({ port: 1 }, { streamsResponse: true, receive, ...overrides })
  await newTransport({ requestHandler: { handle } }).send(call)
  const [stream] = opened
  if (!stream) throw new Error('the response has no stream')
  return stream
}

describe('a body that is streamed', () => {
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
    const receive: TextCall['receive'] = ({ stream }) => {
      controller.abort()
      stream?.on('error', () => {})
      expect(stream?.errored).toMatchObject({ name: 'AbortError' })
      return ''
    }
    const call = textCall({ port: 1 }, { streamsResponse: true, receive, signal: controller.signal })
    const handle = async () => ({ response: { statusCode: 200, headers: {}, body: 'page' } })
    await newTransport({ requestHandler: { handle } }).send(call)
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
