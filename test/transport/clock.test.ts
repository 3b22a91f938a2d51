import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import type { Attempt } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { newTransport, rejection, textCall } from './support/test-call.js'

const hour = 3_600_000

interface Clock {
  /** Milliseconds that the server's clock is ahead of ours. */
  readonly ahead: number
  readonly code?: string
  readonly statusCode?: number
  readonly headers?: Record<string, string>
}

/** Refuses what was not signed within five minutes of its own clock. */
const strictClock =
  ({ ahead, code, statusCode = 403, headers = {} }: Clock): RequestListener =>
  (request, response) => {
    const now = Date.now() + ahead
    const skewed = Math.abs(Number(request.headers['x-signed-at']) - now) > 300_000
    response.sendDate = false
    const all = { ...headers, date: new Date(now).toUTCString() }
    const body = code === undefined ? '' : JSON.stringify({ code, message: 'Signature expired' })
    response.writeHead(skewed ? statusCode : 200, all).end(skewed ? body : 'in time')
  }

function signedCall(to: { port: number }, overrides: { method?: string } = {}) {
  const offsets: number[] = []
  const prepare = (attempt: Attempt) => {
    offsets.push(attempt.clockOffset)
    const headers = { 'x-signed-at': String(Date.now() + attempt.clockOffset) }
    return textCall(to, {}, { ...overrides, headers: { ...attempt.headers, ...headers } }).prepare(attempt)
  }
  return { call: textCall(to, { prepare }), offsets }
}

test.each([
  { words: 'S3’s RequestTimeTooSkewed', ahead: hour, code: 'RequestTimeTooSkewed' },
  { words: 'a clock that is behind', ahead: -hour, code: 'RequestTimeTooSkewed' },
  { words: 'InvalidSignatureException', ahead: hour, code: 'InvalidSignatureException', statusCode: 400 },
  { words: 'EC2’s RequestExpired', ahead: hour, code: 'RequestExpired', statusCode: 400 },
  { words: 'EC2’s AuthFailure', ahead: hour, code: 'AuthFailure', statusCode: 401 },
  { words: 'a HEAD request’s 403 without a body', ahead: hour, method: 'HEAD' },
])('a wrong clock is corrected and the call retried: $words', async ({ words: _, method, ...clock }) => {
  const server = await startHttpServer(strictClock(clock))
  const transport = newTransport()
  const { call, offsets } = signedCall(server, method === undefined ? {} : { method })
  expect(await transport.send(call)).toMatchObject({ statusCode: 200, attempts: 2 })
  expect(offsets[0]).toBe(0)
  expect(Math.abs((offsets[1] ?? 0) - clock.ahead)).toBeLessThan(5_000)
  expect(await transport.send(call)).toMatchObject({ attempts: 1 })
})

test('an offset is learned from a successful answer too', async () => {
  const server = await startHttpServer(strictClock({ ahead: 270_000 }))
  const { call, offsets } = signedCall(server)
  const transport = newTransport()
  await transport.send(call)
  await transport.send(call)
  expect(offsets[0]).toBe(0)
  expect(Math.abs((offsets[1] ?? 0) - 270_000)).toBeLessThan(5_000)
})

test('a difference of seconds is ignored', async () => {
  const server = await startHttpServer(strictClock({ ahead: 20_000 }))
  const { call, offsets } = signedCall(server)
  const transport = newTransport()
  await transport.send(call)
  await transport.send(call)
  expect(offsets).toEqual([0, 0])
})

test('a correct clock is not changed, and the error is thrown', async () => {
  const server = await startHttpServer((_, response) => {
    response.writeHead(403).end('{"code":"SignatureDoesNotMatch"}')
  })
  const error = await rejection(newTransport().send(textCall(server)))
  expect(error).toMatchObject({ code: 'SignatureDoesNotMatch', attempts: 1 })
})

test('the date of a cached response is ignored', async () => {
  const server = await startHttpServer(
    strictClock({ ahead: hour, code: 'RequestTimeTooSkewed', headers: { age: '3600' } }),
  )
  const { call, offsets } = signedCall(server)
  expect(await rejection(newTransport().send(call))).toMatchObject({
    code: 'RequestTimeTooSkewed',
    attempts: 1,
  })
  expect(offsets).toEqual([0])
})
