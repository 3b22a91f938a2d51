import { getEventListeners } from 'node:events'
import type { RequestListener } from 'node:http'
import { StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryErrorInfo } from '@smithy/types'
import { describe, expect, test } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, quickRetries, refuse, rejection, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

const aborted = { name: 'AbortError', code: 'Aborted', service: 'sns', operation: 'ListTopics' }
const timedOut = { name: 'TimeoutError', code: 'Timeout', service: 'sns', operation: 'ListTopics' }

describe.each(ways)('an abort, over $way,', ({ transport }) => {
  test('before the call sends nothing', async () => {
    const server = await startHttpServer(answer('page'))
    const reason = new Error('the user left')
    const error = await rejection(
      newTransport({ transport }).send(textCall(server, { signal: AbortSignal.abort(reason) })),
    )
    expect(error).toMatchObject({ ...aborted, attempts: undefined })
    expect(error).toHaveProperty('cause', reason)
    expect(server.requests).toHaveLength(0)
  })

  test('while the request is created ends the call', async () => {
    const controller = new AbortController()
    const prepare = () => {
      queueMicrotask(() => controller.abort())
      return new Promise<never>(() => {})
    }
    const call = textCall({ port: 1 }, { prepare, signal: controller.signal })
    expect(await rejection(newTransport({ transport }).send(call))).toMatchObject(aborted)
  })

  test.each([
    { words: 'before the headers', begin: () => {} },
    { words: 'in the body', begin: ((_, response) => response.write('half')) satisfies RequestListener },
  ])('in flight, $words, ends the call and closes the connection', async ({ begin }) => {
    const controller = new AbortController()
    const closed = deferred()
    const server = await startHttpServer((request, response) => {
      request.socket.once('close', () => closed.resolve())
      begin(request, response)
      setImmediate(() => controller.abort('enough'))
    })
    const error = await rejection(
      newTransport({ transport }).send(textCall(server, { signal: controller.signal })),
    )
    expect(error).toMatchObject({ ...aborted, attempts: 1, cause: 'enough' })
    await closed.promise
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    { words: 'that the strategy sleeps itself', strategy: sleepingStrategy },
    { words: 'that the strategy leaves to us', strategy: delegatingStrategy },
  ])('during the wait for a retry, $words, ends the call at once', async ({ strategy }) => {
    const controller = new AbortController()
    const server = await startHttpServer(refuse(500))
    const retryStrategy = strategy(() => setImmediate(() => controller.abort()))
    const call = textCall(server, { signal: controller.signal })
    expect(await rejection(newTransport({ transport, retryStrategy }).send(call))).toMatchObject({
      ...aborted,
      attempts: 1,
    })
  })

  test('after the call is over finds no listener', async () => {
    const server = await startHttpServer(answer('page'))
    const controller = new AbortController()
    await newTransport({ transport }).send(textCall(server, { signal: controller.signal }))
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})

describe.each(ways)('a timeout, over $way,', ({ transport }) => {
  test.each([
    { words: 'before the headers', begin: () => {} },
    { words: 'in the body', begin: ((_, response) => response.write('half')) satisfies RequestListener },
  ])('in flight, $words, names the limit and closes the connection', async ({ begin }) => {
    const closed = deferred()
    const server = await startHttpServer((request, response) => {
      request.socket.once('close', () => closed.resolve())
      begin(request, response)
    })
    const error = await rejection(newTransport({ transport }).send(textCall(server, { timeout: 80 })))
    expect(error).toMatchObject({
      ...timedOut,
      attempts: 1,
      message: expect.stringContaining('timeout of 80 ms'),
    })
    await closed.promise
  })

  test('covers all attempts together, and has the last failure as its cause', async () => {
    const server = await startHttpServer(refuse(500, 'InternalFailure'))
    const patient = newTransport({ transport, retryStrategy: quickRetries(1000, 10) })
    const error = await rejection(patient.send(textCall(server, { timeout: 250 })))
    expect(error).toMatchObject({ ...timedOut, cause: { code: 'InternalFailure' } })
    expect(server.requests.length).toBeGreaterThan(1)
  })

  test.each([1e9, 1e12, Number.POSITIVE_INFINITY])('of %d ms never fires', async (timeout) => {
    const server = await startHttpServer(answer('page'))
    expect(await newTransport({ transport }).send(textCall(server, { timeout }))).toMatchObject({
      value: 'page',
    })
  })

  test.each([0, -5, Number.NaN])('of %d ms is refused', async (timeout) => {
    const error = await rejection(newTransport({ transport }).send(textCall({ port: 1 }, { timeout })))
    expect(error).toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(`got ${timeout}`),
    })
  })
})

test('a handler that ignores the signal does not delay an abort, and its late body is cancelled', async () => {
  const controller = new AbortController()
  const cancelled = deferred()
  const late = deferred()
  const handle = async () => {
    controller.abort()
    await late.promise
    const body = new ReadableStream({ cancel: () => cancelled.resolve() })
    return { response: { statusCode: 200, headers: {}, body } }
  }
  const call = textCall({ port: 1 }, { signal: controller.signal })
  expect(await rejection(newTransport({ requestHandler: { handle } }).send(call))).toMatchObject(aborted)
  late.resolve()
  await cancelled.promise
})

test('a body whose handler ignores the signal is cancelled by an abort', async () => {
  const controller = new AbortController()
  const cancelled = deferred()
  const body = new ReadableStream({
    pull: (stream) => {
      stream.enqueue('half')
      setImmediate(() => controller.abort())
      return new Promise(() => {})
    },
    cancel: cancelled.resolve,
  })
  const handle = async () => ({ response: { statusCode: 200, headers: {}, body } })
  const call = textCall({ port: 1 }, { signal: controller.signal })
  expect(await rejection(newTransport({ requestHandler: { handle } }).send(call))).toMatchObject(aborted)
  await cancelled.promise
})

test('the retry strategy learns of successes and failures, but not of an abort', async () => {
  const told: string[] = []
  const token = { getRetryCount: () => 0, getRetryDelay: () => 0 }
  const retryStrategy = {
    acquireInitialRetryToken: async () => token,
    refreshRetryTokenForRetry: async (_: unknown, info: RetryErrorInfo) => {
      told.push(`${info.errorType} ${info.error?.name} ${info.error?.$metadata?.httpStatusCode}`)
      return token
    },
    recordSuccess: () => told.push('success'),
  }
  const controller = new AbortController()
  const abort = () => controller.abort()
  const server = await startHttpServer(refuse(503, 'SlowDown'), refuse(500, 'Odd'), answer('page'), abort)
  const transport = newTransport({ retryStrategy })
  await transport.send(textCall(server))
  await rejection(transport.send(textCall(server, { signal: controller.signal })))
  expect(told).toEqual(['THROTTLING SlowDown 503', 'TRANSIENT Odd 500', 'success'])
})

test.each([
  [
    'at once',
    () => {
      throw new Error('no more')
    },
  ],
  ['later', () => Promise.reject(new Error('no more'))],
])('a retry strategy that refuses by throwing %s leaves the error of the service', async (_, refresh) => {
  const retryStrategy = {
    acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
    refreshRetryTokenForRetry: refresh,
    recordSuccess: () => {},
  }
  const server = await startHttpServer(refuse(503, 'SlowDown'))
  const error = await rejection(newTransport({ retryStrategy }).send(textCall(server)))
  expect(error).toMatchObject({ code: 'SlowDown', attempts: 1 })
})

/** Longer than any test may take. */
const anHour = 3_600_000

/** Waits for an hour inside, as Smithy's strategies do. */
function sleepingStrategy(onSleep: () => void): StandardRetryStrategy {
  const computeNextBackoffDelay = () => {
    onSleep()
    return anHour
  }
  return new StandardRetryStrategy({
    maxAttempts: 3,
    backoff: { setDelayBase: () => {}, computeNextBackoffDelay },
  })
}

/** Asks the transport to wait for an hour. */
function delegatingStrategy(onSleep: () => void) {
  const token = (delay: number) => ({ getRetryCount: () => 1, getRetryDelay: () => delay })
  return {
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async () => {
      onSleep()
      return token(anHour)
    },
    recordSuccess: () => {},
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve }
}
