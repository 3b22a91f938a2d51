import { once } from 'node:events'
import { Readable } from 'node:stream'
import { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Transport } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, quickRetries, rejection, textCall } from './support/test-call.js'

const anywhere = { port: 1 }

/** A handler that answers from memory. */
function memory(body: unknown, headers: Record<string, string> = {}, more: object = {}) {
  return { handle: async () => ({ response: { statusCode: 200, headers, body } }), ...more }
}

const streamOf = (...chunks: unknown[]) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

describe('a body', () => {
  test.each([
    { words: 'a string', make: () => 'pagé' },
    { words: 'a Uint8Array', make: () => new TextEncoder().encode('pagé') },
    { words: 'a Buffer', make: () => Buffer.from('pagé') },
    { words: 'an ArrayBuffer', make: () => new TextEncoder().encode('pagé').buffer },
    { words: 'a part of an ArrayBuffer', make: () => new TextEncoder().encode('xpagéx').subarray(1, 6) },
    { words: 'a Blob', make: () => new Blob(['pag', 'é']) },
    { words: 'a web stream of bytes', make: () => streamOf(Buffer.from('pa'), Buffer.from('gé')) },
    { words: 'a web stream of strings', make: () => streamOf('pa', 'gé') },
    { words: 'a Node stream of bytes', make: () => Readable.from([Buffer.from('pa'), Buffer.from('gé')]) },
    { words: 'a Node stream of strings', make: () => Readable.from(['pa', 'gé']) },
  ])('may be $words', async ({ make }) => {
    const call = { ...textCall(anywhere), receive: ({ body }: { body: Uint8Array }) => body }
    const { value } = await newTransport({ requestHandler: memory(make()) }).send(call)
    expect(Object.getPrototypeOf(value)).toBe(Uint8Array.prototype)
    expect(new TextDecoder().decode(value)).toBe('pagé')
  })

  test.each([
    { words: 'undefined', body: undefined },
    { words: 'null', body: null },
    { words: 'a stream of nothing', body: streamOf() },
  ])('may be absent: $words', async ({ body }) => {
    const result = await newTransport({ requestHandler: memory(body) }).send(textCall(anywhere))
    expect(result.value).toBe('')
  })

  test.each([
    { words: 'in bytes', make: () => 'half' },
    { words: 'as a web stream', make: () => streamOf('half') },
    { words: 'as a Node stream', make: () => Readable.from(['half']) },
  ])('$words shorter than its content-length is an error', async ({ make }) => {
    const handle = async () => ({
      response: { statusCode: 200, headers: { 'Content-Length': '8' }, body: make() },
    })
    const transport = newTransport({ requestHandler: { handle }, retryStrategy: quickRetries(2) })
    const error = await rejection(transport.send(textCall(anywhere)))
    expect(error).toMatchObject({ code: 'Network', attempts: 2 })
    expect(String(error)).toContain('body ended after 4 of 8 bytes')
  })

  test.each([
    ['GET', 200, 'Network'],
    ['GET', 206, 'Network'],
    ['GET', 404, 'Network'],
    ['HEAD', 200, undefined],
    ['head', 404, 'Http404'],
    ['GET', 204, undefined],
    ['GET', 304, 'Http304'],
    ['GET', 205, 'Network'],
  ])('that is absent though its length is given: %s, %i: %s', async (method, statusCode, code) => {
    const response = { statusCode, headers: { 'content-length': '8' }, body: '' }
    const transport = newTransport({
      requestHandler: { handle: async () => ({ response }) },
      retryStrategy: quickRetries(1),
    })
    const sent = transport.send(textCall(anywhere, {}, { method }))
    if (code === undefined) expect(await sent).toMatchObject({ value: '', statusCode })
    else expect(await rejection(sent)).toMatchObject({ code })
  })

  test.each(['1', '4', 'many', '', '4.5'])('is whole if its content-length is %j', async (length) => {
    const requestHandler = memory('page', { 'content-length': length })
    expect(await newTransport({ requestHandler }).send(textCall(anywhere))).toMatchObject({ value: 'page' })
  })

  test('that was decompressed may be shorter than its content-length', async () => {
    const requestHandler = memory('half', { 'content-length': '8', 'content-encoding': 'gzip' })
    expect(await newTransport({ requestHandler }).send(textCall(anywhere))).toMatchObject({ value: 'half' })
  })

  test.each([
    { words: 'a web stream', make: () => new ReadableStream({ start: (stream) => stream.enqueue('half') }) },
    { words: 'a Node stream', make: () => new Readable({ read() {} }) },
  ])('as $words that stalls ends with the socketTimeout of the handler', async ({ make }) => {
    const requestHandler = memory(make(), {}, { httpHandlerConfigs: () => ({ socketTimeout: 30 }) })
    const transport = newTransport({ requestHandler, retryStrategy: quickRetries(1) })
    const error = await rejection(transport.send(textCall(anywhere)))
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('arrived for 30 ms'),
    })
  })

  test('has no stall limit if the limit exceeds the range of timers', async () => {
    const body = new ReadableStream({
      async pull(stream) {
        await new Promise((resolve) => setTimeout(resolve, 30))
        stream.enqueue('page')
        stream.close()
      },
    })
    const requestHandler = memory(body, {}, { httpHandlerConfigs: () => ({ socketTimeout: 2 ** 32 }) })
    const transport = newTransport({ requestHandler, retryStrategy: quickRetries(1) })
    expect(await transport.send(textCall(anywhere))).toMatchObject({ value: 'page' })
  })

  test('may take longer than the stall limit while data arrives', async () => {
    let sent = 0
    const body = new ReadableStream({
      async pull(stream) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        if (++sent === 7) stream.close()
        else stream.enqueue(String(sent))
      },
    })
    const requestHandler = memory(body, {}, { httpHandlerConfigs: () => ({ socketTimeout: 200 }) })
    const transport = newTransport({ requestHandler, retryStrategy: quickRetries(1) })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const answered = transport.send(textCall(anywhere))
    for (let passed = 0; passed < 400; passed += 50) await vi.advanceTimersByTimeAsync(50)
    expect(await answered).toMatchObject({ value: '123456' })
  })

  test('as a Node stream that was closed before is an error', async () => {
    const body = Readable.from(['page'])
    body.destroy()
    await once(body, 'close')
    const transport = newTransport({ requestHandler: memory(body), retryStrategy: quickRetries(1) })
    await expect(transport.send(textCall(anywhere))).rejects.toThrow('closed before the end of the body')
  })

  test('as a Node stream that is closed without an error is an error', async () => {
    const body = new Readable({ read() {} })
    body.push('half')
    body.once('data', () => setImmediate(() => body.destroy()))
    const transport = newTransport({ requestHandler: memory(body), retryStrategy: quickRetries(1) })
    await expect(transport.send(textCall(anywhere))).rejects.toThrow('closed before the end of the body')
  })

  test('of an unknown kind is an error that names the kind', async () => {
    const transport = newTransport({ requestHandler: memory(42) })
    await expect(transport.send(textCall(anywhere))).rejects.toThrow(
      'a body of type number; it must be a stream, bytes or text',
    )
  })
})

describe('a user’s requestHandler', () => {
  test('gets a Smithy HttpRequest and the abort signal', async () => {
    const seen: unknown[] = []
    const handle = async (request: unknown, options: unknown) => {
      seen.push(request, options)
      return { response: { statusCode: 200, headers: {}, body: '' } }
    }
    const transport = newTransport({ requestHandler: { handle } })
    await transport.send(textCall(anywhere, { timeout: 5_000 }))
    expect(seen[0]).toBeInstanceOf(HttpRequest)
    expect(seen[1]).toMatchObject({ abortSignal: expect.any(AbortSignal) })
  })

  test('may give headers of any case and type, and absent ones', async () => {
    const headers: object = { 'X-Name': 'a', 'x-count': 7, none: null, no: undefined }
    const requestHandler = memory('page', headers as Record<string, string>)
    const result = await newTransport({ requestHandler }).send(textCall(anywhere))
    expect(result.headers).toEqual({ 'x-name': 'a', 'x-count': '7' })
    expect(Object.keys(result.headers)).toHaveLength(2)
  })

  test('is not destroyed with the transport', async () => {
    let destroyed = false
    const requestHandler = memory('page', {}, { destroy: () => (destroyed = true) })
    const transport = new Transport({ requestHandler, retryStrategy: quickRetries() })
    await transport.send(textCall(anywhere))
    transport.destroy()
    expect(destroyed).toBe(false)
  })

  test.each([
    { words: 'the SDK’s', make: () => new NodeHttpHandler() },
    { words: 'fetch', make: () => ({ handle: fetchIt, destroy: () => {} }) },
  ])('may be one of $words', async ({ make }) => {
    const broken = await startHttpServer(
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => request.socket.destroy())
      },
      answer('page', { 'X-Amzn-RequestId': 'id' }),
    )
    const requestHandler = make()
    const result = await newTransport({ requestHandler }).send(textCall(broken, {}, { body: 'input' }))
    expect(result).toMatchObject({ value: 'page', attempts: 2, requestId: 'id' })
    requestHandler.destroy()
  })
})

async function fetchIt(
  { method, port, headers, body }: HttpRequest,
  options: { abortSignal?: AbortSignal } = {},
) {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method,
    headers,
    body,
    signal: options.abortSignal,
  })
  const { status: statusCode } = response
  return { response: { statusCode, headers: Object.fromEntries(response.headers), body: response.body } }
}
