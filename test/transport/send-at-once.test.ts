import { getEventListeners } from 'node:events'
import type { RequestListener } from 'node:http'
import { HttpRequest } from '@smithy/core/protocols'
import { StandardRetryStrategy } from '@smithy/core/retry'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Pace, PacedOutcome, ReadyCall } from '../../src/transport/contract/index.js'
import { Transport, type TransportResult, toPlainRequest } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, refuse, rejection, type TextCall, textCall } from './support/test-call.js'

type Result = TransportResult<string>

/** A call whose first request is ready, as a page of a listing is. */
function readyCall(to: { readonly port: number }, overrides: Partial<TextCall> = {}) {
  const call = textCall(to, overrides)
  const errors: unknown[] = []
  const ready: ReadyCall<string, Result> = {
    call,
    fill: (id) => {
      const headers = { 'amz-sdk-invocation-id': id, 'amz-sdk-request': 'attempt=1; max=2' }
      const request = new HttpRequest({
        protocol: 'http:',
        hostname: '127.0.0.1',
        port: to.port,
        method: 'POST',
        headers,
      })
      const plain = toPlainRequest(request)
      return plain && { ...plain, toHttpRequest: () => request }
    },
    complete: (result) => result,
    recover: async (error) => {
      errors.push(error)
      throw error
    },
  }
  return { ready, errors }
}

/** A transport that has had a call, and so sends the next one at once; and a server that answers in this way. */
async function started(...listeners: RequestListener[]) {
  const server = await startHttpServer(answer('first'), ...listeners)
  const transport = new Transport({ maxAttempts: 2 })
  onTestFinished(() => transport.destroy())
  await transport.send(textCall(server))
  return { server, transport }
}

function notedPace(): { pace: Pace; learnt: PacedOutcome[] } {
  const learnt: PacedOutcome[] = []
  return { pace: { admit: () => undefined, learn: (outcome) => void learnt.push(outcome) }, learnt }
}

afterEach(() => void vi.restoreAllMocks())

describe('a call that is sent at once', () => {
  test('gives what it took, and tells its pace and the retry strategy of the success', async () => {
    const { server, transport } = await started(answer('page', { 'x-amzn-requestid': 'id' }))
    const recordSuccess = vi.spyOn(StandardRetryStrategy.prototype, 'recordSuccess')
    const { pace, learnt } = notedPace()
    const result = await transport.sendReady(readyCall(server, { pace }).ready)
    expect(result).toMatchObject({ value: 'page', statusCode: 200, requestId: 'id' })
    expect(result).toMatchObject({ attempts: 1, throttles: 0, totalRetryDelay: 0 })
    expect(result.headers).toMatchObject({ 'x-amzn-requestid': 'id' })
    expect(learnt).toEqual([{ sentAt: expect.any(Number), wasThrottled: false }])
    expect(recordSuccess).toHaveBeenCalledTimes(1)
  })

  test('is logged as every other if there is a logger', async () => {
    const server = await startHttpServer(answer('page'))
    const debug = vi.fn()
    const ignore = () => {}
    const logger = { trace: ignore, debug, info: ignore, warn: ignore, error: ignore }
    const transport = new Transport({ maxAttempts: 2, logger })
    onTestFinished(() => transport.destroy())
    await transport.send(textCall(server))
    const before = debug.mock.calls.length
    await transport.sendReady(readyCall(server).ready)
    expect([before, debug.mock.calls.length]).toEqual([2, 4])
  })

  test('and is refused for good has the error of its one attempt', async () => {
    const { server, transport } = await started(refuse(400, 'Invalid'))
    const { ready, errors } = readyCall(server, { pace: notedPace().pace })
    const error = await rejection(transport.sendReady(ready))
    expect(error).toMatchObject({ code: 'Invalid', attempts: 1 })
    expect(errors).toEqual([error])
    expect(server.requests).toHaveLength(2)
  })

  test.each([
    { words: 'throttled', first: refuse(400, 'Throttling'), throttles: 1, learnt: [true, false] },
    { words: 'refused for a while', first: refuse(503), throttles: 0, learnt: [false] },
  ])('and is $words is sent again as every other, and counts', async ({ first, throttles, learnt }) => {
    const { server, transport } = await started(first, answer('page'))
    const noted = notedPace()
    const result = await transport.sendReady(readyCall(server, { pace: noted.pace }).ready)
    expect(result).toMatchObject({ value: 'page', attempts: 2, throttles })
    expect(noted.learnt.map(({ wasThrottled }) => wasThrottled)).toEqual(learnt)
    const ids = server.requests.slice(1).map(({ headers }) => headers['amz-sdk-invocation-id'])
    expect(new Set(ids).size).toBe(1)
    expect(server.requests.map(({ headers }) => headers['amz-sdk-request'])).toEqual([
      'attempt=1; max=2',
      'attempt=1; max=2',
      'attempt=2; max=2',
    ])
  })

  test('and is aborted before sends nothing and says so', async () => {
    const { server, transport } = await started(answer('page'))
    const { ready } = readyCall(server, { signal: AbortSignal.abort() })
    const error = await rejection(transport.sendReady(ready))
    expect(error).toMatchObject({ name: 'AbortError', attempts: undefined })
    expect(String(error)).toContain('before a request was sent')
    expect(server.requests).toHaveLength(1)
  })

  test('and is aborted while it is answered says in which attempt', async () => {
    const controller = new AbortController()
    const { server, transport } = await started(() => controller.abort())
    const { ready } = readyCall(server, { signal: controller.signal })
    expect(await rejection(transport.sendReady(ready))).toMatchObject({ name: 'AbortError', attempts: 1 })
  })

  test('leaves no listener on its signal, whether it fails or is sent again', async () => {
    const { server, transport } = await started(refuse(503), answer('page'), refuse(400, 'Invalid'))
    const { signal } = new AbortController()
    await transport.sendReady(readyCall(server, { signal }).ready)
    expect(getEventListeners(signal, 'abort')).toEqual([])
    await rejection(transport.sendReady(readyCall(server, { signal }).ready))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
