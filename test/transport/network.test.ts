import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, quickRetries, rejection, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

const resetBeforeHeaders: RequestListener = (request) => request.socket.resetAndDestroy()

/** Half of a body, on the wire before `then` happens to the connection. */
const half =
  (headers: Record<string, string>, then: (destroy: () => void) => void): RequestListener =>
  (request, response) => {
    response.writeHead(200, headers)
    response.write('half of', () => setImmediate(() => then(() => request.socket.destroy())))
  }

const faults = [
  { words: 'a reset before the headers', listener: resetBeforeHeaders, code: 'Network' },
  { words: 'a reset in a body of chunks', listener: half({}, (destroy) => destroy()), code: 'Network' },
  {
    words: 'a body shorter than its content-length',
    listener: half({ 'content-length': '1000' }, (destroy) => destroy()),
    code: 'Network',
  },
  { words: 'a body that stalls', listener: half({ 'content-length': '1000' }, () => {}), code: 'Timeout' },
  { words: 'an answer that never begins', listener: () => {}, code: 'Timeout' },
] satisfies { words: string; listener: RequestListener; code: string }[]

describe.each(ways.flatMap((way) => faults.map((fault) => ({ ...way, ...fault }))))(
  '$words, over $way',
  ({ transport: kind, listener, code }) => {
    const requestHandler = { socketTimeout: 60 }

    test('is retried', async () => {
      const server = await startHttpServer(listener, answer('the whole page'))
      const result = await newTransport({ transport: kind, requestHandler }).send(textCall(server))
      expect(result).toMatchObject({ value: 'the whole page', attempts: 2 })
    })

    test('is an error with its cause and host once the attempts are used up', async () => {
      const server = await startHttpServer(listener)
      const transport = newTransport({ transport: kind, requestHandler, retryStrategy: quickRetries(2) })
      const error = await rejection(transport.send(textCall(server)))
      expect(error).toBeInstanceOf(NextTokenError)
      expect(error).toMatchObject({ code, service: 'sns', operation: 'ListTopics', attempts: 2 })
      expect(error).toMatchObject({
        name: code === 'Timeout' ? 'TimeoutError' : 'NextTokenError',
        cause: expect.any(Error),
        message: expect.stringContaining(`sns.ListTopics: attempt 2 on 127.0.0.1:${server.port} failed: `),
      })
      expect(server.requests).toHaveLength(2)
    })
  },
)

test.each(ways)('a silent connection names its limit, over $way', async ({ transport: kind }) => {
  const server = await startHttpServer(() => {})
  const transport = newTransport({
    transport: kind,
    requestHandler: { socketTimeout: 40 },
    retryStrategy: quickRetries(1),
  })
  await expect(transport.send(textCall(server))).rejects.toThrow(
    /timed out after 40 ms .*raise the requestHandler's/,
  )
})

test('a requestTimeout that throws is a timeout of the handler too', async () => {
  const server = await startHttpServer(() => {})
  const requestHandler = { requestTimeout: 40, throwOnRequestTimeout: true }
  const transport = newTransport({ requestHandler, retryStrategy: quickRetries(2) })
  const error = await rejection(transport.send(textCall(server)))
  expect(error).toMatchObject({
    name: 'TimeoutError',
    attempts: 2,
    message: expect.stringContaining('40 ms'),
  })
})

test.each(ways)(
  'a refused connection is an error with the address and without the query string, over $way',
  async ({ transport }) => {
    const port = await freePort()
    const query = { 'X-Amz-Signature': 'secret-signature' }
    const error = await rejection(
      newTransport({ transport }).send(textCall({ port }, {}, { query, path: '/topics' })),
    )
    expect(error).toMatchObject({ code: 'Network', attempts: 3, cause: { code: 'ECONNREFUSED' } })
    expect(String(error)).toContain(`ECONNREFUSED 127.0.0.1:${port}; nothing listens on that port`)
    expect(String(error)).not.toContain('secret')
  },
)

test.each([
  {
    words: 'what a handler says of a signed URL',
    message: 'fetch of https://u:p4ss@h/x?X-Amz-Signature=s3cret failed',
  },
  { words: 'what a handler says of no URL', message: 'the tunnel is closed' },
])('$words is in the message without its secrets, and is not retried', async ({ message }) => {
  let sent = 0
  const handle = async () => {
    sent++
    throw new Error('failed', { cause: new Error(message) })
  }
  const error = await rejection(newTransport({ requestHandler: { handle } }).send(textCall({ port: 1 })))
  expect(String(error)).toContain(message.split('?')[0]?.replace('u:p4ss', '…'))
  expect(String(error)).not.toMatch(/p4ss|s3cret/)
  expect(sent).toBe(1)
})

test('an error of several addresses names each', async () => {
  const parts = ['connect ECONNREFUSED ::1:80', 'connect ECONNREFUSED 127.0.0.1:80']
  const handle = async () => {
    throw Object.assign(new AggregateError(parts.map((part) => new Error(part))), { code: 'ECONNREFUSED' })
  }
  const error = await rejection(newTransport({ requestHandler: { handle } }).send(textCall({ port: 1 })))
  expect(error).toMatchObject({ attempts: 3, message: expect.stringContaining(parts.join(', ')) })
})

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
