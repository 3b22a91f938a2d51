import { describe, expect, test } from 'vitest'
import { NextTokenError, ResponseParseError } from '../../src/errors/index.js'
import type { Attempt } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, quickRetries, refuse, rejection, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

describe.each(ways)('a call, over $way,', ({ transport: kind }) => {
  test('returns the decoded value, the status, the headers in lower case and the request id', async () => {
    const server = await startHttpServer(
      answer('103 topics', { 'X-Amzn-RequestId': 'id-1', 'X-Count': '103' }),
    )
    const result = await newTransport({ transport: kind }).send(textCall(server))
    expect(result).toMatchObject({ value: '103 topics', statusCode: 200, requestId: 'id-1' })
    expect(result).toMatchObject({ attempts: 1, totalRetryDelay: 0 })
    expect(result.headers).toMatchObject({ 'x-amzn-requestid': 'id-1', 'x-count': '103' })
  })

  test('passes a body of many chunks to receive as one Uint8Array', async () => {
    const chunks = Array.from({ length: 40 }, (_, index) =>
      String.fromCharCode(65 + (index % 26)).repeat(30_000),
    )
    const server = await startHttpServer((_, response) => {
      for (const chunk of chunks) response.write(chunk)
      response.end()
    })
    const receive = ({ body }: { body: Uint8Array }) => {
      expect(Object.getPrototypeOf(body)).toBe(Uint8Array.prototype)
      return body.slice()
    }
    const { value } = await newTransport({ transport: kind }).send({ ...textCall(server), receive })
    expect(Buffer.from(value).toString()).toBe(chunks.join(''))
  })

  test('of method HEAD has a length without a body', async () => {
    const server = await startHttpServer(answer('', { 'content-length': '1000' }))
    const result = await newTransport({ transport: kind }).send(textCall(server, {}, { method: 'HEAD' }))
    expect(result).toMatchObject({ value: '', attempts: 1 })
  })

  test('after another uses the same connection', async () => {
    const server = await startHttpServer(answer('page'))
    const transport = newTransport({ transport: kind })
    for (let page = 0; page < 3; page++) await transport.send(textCall(server))
    expect(new Set(server.requests.map((request) => request.socket.remotePort)).size).toBe(1)
  })

  test('still works after destroy', async () => {
    const server = await startHttpServer(answer('page'))
    const transport = newTransport({ transport: kind })
    await transport.send(textCall(server))
    transport.destroy()
    expect(await transport.send(textCall(server))).toMatchObject({ value: 'page', attempts: 1 })
  })
})

describe('an attempt', () => {
  test('follows a throttled one, and the wait between them is reported', async () => {
    const server = await startHttpServer(refuse(400, 'ThrottlingException'), answer('page'))
    const result = await newTransport().send(textCall(server))
    expect(result).toMatchObject({ value: 'page', attempts: 2 })
    expect(result.totalRetryDelay).toBeGreaterThan(0)
  })

  test('waits for the time of x-amz-retry-after', async () => {
    const server = await startHttpServer(
      refuse(503, 'SlowDown', { 'x-amz-retry-after': '60' }),
      answer('page'),
    )
    const result = await newTransport({ retryStrategy: quickRetries(3, 0) }).send(textCall(server))
    expect(result.totalRetryDelay).toBeGreaterThanOrEqual(55)
  })

  test('sends its number and invocation id in signed headers', async () => {
    const server = await startHttpServer(refuse(500), refuse(500), answer('page'))
    const attempts: Attempt[] = []
    const call = textCall(server)
    const prepare = (attempt: Attempt) => {
      attempts.push(attempt)
      return call.prepare(attempt)
    }
    await newTransport().send({ ...call, prepare })
    expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3])
    const sent = server.requests.map(({ headers }) => headers)
    expect(sent.map((headers) => headers['amz-sdk-request'])).toEqual([
      'attempt=1; max=3',
      'attempt=2; max=3',
      'attempt=3; max=3',
    ])
    expect(new Set(sent.map((headers) => headers['amz-sdk-invocation-id'])).size).toBe(1)
    expect(sent[0]?.['amz-sdk-invocation-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('sends no maximum if only a user’s retry strategy knows it', async () => {
    const server = await startHttpServer(answer('page'))
    await newTransport({ maxAttempts: undefined }).send(textCall(server))
    expect(server.requests[0]?.headers['amz-sdk-request']).toBe('attempt=1')
  })

  test.each([
    {
      words: 'a 500',
      listener: refuse(500, 'InternalFailure'),
      sent: 3,
      code: 'InternalFailure',
      retryable: true,
    },
    { words: 'a 503 without a body', listener: refuse(503), sent: 3, code: 'Http503', retryable: true },
    { words: 'a 429', listener: refuse(429, 'Busy'), sent: 3, code: 'Busy', retryable: true },
    {
      words: 'a refusal for good',
      listener: refuse(404, 'NotFound'),
      sent: 1,
      code: 'NotFound',
      retryable: false,
    },
    {
      words: 'a 501',
      listener: refuse(501, 'NotImplemented'),
      sent: 1,
      code: 'NotImplemented',
      retryable: false,
    },
  ])(
    'is sent $sent times for $words, and its error is thrown',
    async ({ listener, sent, code, retryable }) => {
      const server = await startHttpServer(listener)
      const error = await rejection(newTransport().send(textCall(server)))
      expect(error).toMatchObject({ name: 'ServiceError', code, attempts: sent, retryable })
      expect(server.requests).toHaveLength(sent)
    },
  )

  test('is the only one if maxAttempts is 1', async () => {
    const server = await startHttpServer(refuse(500))
    const transport = newTransport({ maxAttempts: 1, retryStrategy: undefined, retryMode: 'standard' })
    expect(await rejection(transport.send(textCall(server)))).toMatchObject({ attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })

  test('follows an error that is retryable by its model', async () => {
    const server = await startHttpServer(refuse(409, 'ConflictOfOne'), answer('page'))
    const call = textCall(server)
    const receive: typeof call.receive = (response, attempt) => {
      try {
        return call.receive(response, attempt)
      } catch (error) {
        throw Object.assign(error as Error, { retryable: true })
      }
    }
    expect(await newTransport().send({ ...call, receive })).toMatchObject({ attempts: 2 })
  })

  test.each([
    { words: 'after a 502 that no one can read', statusCode: 502, sent: 3 },
    { words: 'not after a 200 that no one can read', statusCode: 200, sent: 1 },
  ])('is repeated $words', async ({ statusCode, sent }) => {
    const server = await startHttpServer((_, response) => {
      response.writeHead(statusCode).end('<html>')
    })
    const receive = () => {
      throw new ResponseParseError('not JSON: <html>')
    }
    const error = await rejection(newTransport().send(textCall(server, { receive })))
    expect(error).toBeInstanceOf(ResponseParseError)
    expect(server.requests).toHaveLength(sent)
  })

  test('that fails because of a programming error is not repeated', async () => {
    const server = await startHttpServer(answer('page'))
    const fault = () => {
      throw new RangeError('a bug')
    }
    const transport = newTransport()
    await expect(transport.send(textCall(server, { receive: fault }))).rejects.toThrow(RangeError)
    expect(server.requests).toHaveLength(1)
    const prepare = async () => {
      throw new NextTokenError('MissingCredentials', 'no credentials')
    }
    await expect(transport.send(textCall(server, { prepare }))).rejects.toThrow('no credentials')
    expect(server.requests).toHaveLength(1)
  })
})
