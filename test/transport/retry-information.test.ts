import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types'
import { describe, expect, test } from 'vitest'
import { ClockOffset } from '../../src/transport/clock-offset.js'
import { connectionAdvice } from '../../src/transport/failure/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, refuse, rejection, textCall } from './support/test-call.js'

const token = (delay = 0): RetryToken => ({ getRetryCount: () => 0, getRetryDelay: () => delay })

/** A strategy of a user, which records what it is told and allows one more attempt. */
function recordingStrategy(delay = 0) {
  const told: RetryErrorInfo[] = []
  const retryStrategy: RetryStrategyV2 = {
    acquireInitialRetryToken: async () => token(),
    refreshRetryTokenForRetry: async (_, info) => {
      if (told.length > 0) throw new Error('no more')
      told.push(info)
      return token(delay)
    },
    recordSuccess: () => {},
  }
  return { told, retryStrategy }
}

describe('a user’s retry strategy is told', () => {
  test.each([
    [400, 'ValidationException', 'CLIENT_ERROR', 'client', 400],
    [404, 'NotFound', 'CLIENT_ERROR', 'client', 404],
    [499, 'Odd', 'CLIENT_ERROR', 'client', 499],
    [400, 'ThrottlingException', 'THROTTLING', 'client', 400],
    [429, 'Odd', 'THROTTLING', 'client', 429],
    [500, 'InternalFailure', 'TRANSIENT', 'server', 500],
    [503, 'SlowDown', 'THROTTLING', 'server', 503],
    [501, 'NotImplemented', 'SERVER_ERROR', 'server', 501],
  ])('of a %i, %s: %s', async (statusCode, code, errorType, $fault, httpStatusCode) => {
    const { told, retryStrategy } = recordingStrategy()
    const server = await startHttpServer(refuse(statusCode, code, { 'x-amz-meta-a': 'b' }))
    await rejection(newTransport({ retryStrategy }).send(textCall(server)))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      errorType,
      error: {
        name: code,
        $fault,
        $metadata: { httpStatusCode },
        $response: { statusCode, headers: { 'x-amz-meta-a': 'b' } },
      },
    })
    expect(told[0]?.error?.$metadata).not.toHaveProperty('clockSkewCorrected')
    expect(told[0]).not.toHaveProperty('retryAfterHint')
  })

  test('when the service wants the next attempt', async () => {
    const { told, retryStrategy } = recordingStrategy()
    const start = Date.now()
    const server = await startHttpServer(refuse(503, 'SlowDown', { 'x-amz-retry-after': '5000' }))
    await rejection(newTransport({ retryStrategy }).send(textCall(server)))
    const hint = told[0]?.retryAfterHint?.getTime() ?? 0
    expect(hint - start).toBeGreaterThanOrEqual(4900)
  })

  test('that the clock was corrected, if the refusal may be due to it', async () => {
    const { told, retryStrategy } = recordingStrategy()
    const date = new Date(Date.now() + 3_600_000).toUTCString()
    const server = await startHttpServer(refuse(403, 'RequestTimeTooSkewed', { date }), answer('page'))
    await newTransport({ retryStrategy }).send(textCall(server))
    expect(told[0]).toMatchObject({
      errorType: 'TRANSIENT',
      error: { $metadata: { clockSkewCorrected: true, httpStatusCode: 403 } },
    })
  })

  test.each([
    [400, 'ValidationException', 'CLIENT_ERROR'],
    [429, 'TooManyRequestsException', 'THROTTLING'],
  ])('of a %i, %s, as always, though the clock was corrected', async (statusCode, code, errorType) => {
    const { told, retryStrategy } = recordingStrategy()
    const date = new Date(Date.now() + 3_600_000).toUTCString()
    const server = await startHttpServer(refuse(statusCode, code, { date }), answer('page'))
    await newTransport({ retryStrategy }).send(textCall(server))
    expect(told[0]?.errorType).toBe(errorType)
    expect(told[0]?.error?.$metadata).not.toHaveProperty('clockSkewCorrected')
  })

  test('of a broken connection', async () => {
    const { told, retryStrategy } = recordingStrategy()
    const server = await startHttpServer((request) => request.socket.destroy(), answer('page'))
    const result = await newTransport({ retryStrategy }).send(textCall(server))
    expect(result).toMatchObject({ value: 'page', attempts: 2 })
    expect(told[0]).toMatchObject({ errorType: 'TRANSIENT', error: { code: 'ECONNRESET' } })
  })
})

test('the delay of a user’s retry strategy is waited for, and reported', async () => {
  const { retryStrategy } = recordingStrategy(40)
  const server = await startHttpServer(refuse(500), answer('page'))
  const result = await newTransport({ retryStrategy }).send(textCall(server))
  // A timer may fire a millisecond early.
  expect(result.totalRetryDelay).toBeGreaterThanOrEqual(39)
})

describe('the offset of the clock', () => {
  const received = Date.UTC(2026, 0, 2)
  const dateAt = (ahead: number) => new Date(received + ahead).toUTCString()

  test.each<[string, readonly Record<string, string>[], number]>([
    ['is zero before a response', [], 0],
    ['is zero if the service gives no date', [{}], 0],
    ['follows a difference of four minutes', [{ date: dateAt(240_000) }], 240_000],
    ['follows a difference of four minutes back', [{ date: dateAt(-240_000) }], -240_000],
    ['ignores a smaller difference', [{ date: dateAt(239_000) }], 0],
    ['ignores a date that cannot be read', [{ date: 'soon' }], 0],
    ['ignores a response of a cache', [{ date: dateAt(600_000), age: '600' }], 0],
    ['stays at small changes', [{ date: dateAt(600_000) }, { date: dateAt(500_000) }], 600_000],
    ['returns to zero', [{ date: dateAt(600_000) }, { date: dateAt(0) }], 0],
    ['changes sides', [{ date: dateAt(200_000) }, { date: dateAt(-300_000) }], -300_000],
  ])('%s', (_, responses, offset) => {
    const clock = new ClockOffset()
    for (const headers of responses) clock.learn(headers, received)
    expect(clock.milliseconds).toBe(offset)
  })
})

describe('the advice for a connection that failed', () => {
  const target = { protocol: 'https:', hostname: 'sns.test', port: 8443 }
  const error = (facts: object, message = 'it broke') => Object.assign(new Error(message), facts)
  const alert = Buffer.from([0x15, 3, 3])
  const anything = 'check the endpoint, DNS, proxy and TLS'

  test.each<[string, readonly Error[], string]>([
    ['no code', [error({})], anything],
    ['a code that is a number', [error({ code: 7 })], anything],
    ['ENOTFOUND', [error({ code: 'ENOTFOUND' })], 'check the region'],
    ['ENOTFOUND of the host', [error({ code: 'ENOTFOUND', hostname: 'sns.test' })], 'check the region'],
    [
      'ENOTFOUND of another host',
      [error({ code: 'ENOTFOUND', hostname: 'proxy.test' })],
      'check the proxy: no host "proxy.test" was found',
    ],
    ['EAI_AGAIN', [error({ code: 'EAI_AGAIN' })], 'the DNS server did not answer: check the network and DNS'],
    [
      'ECONNREFUSED as a cause',
      [error({}), error({ code: 'ECONNREFUSED' })],
      'nothing listens on that port: check the endpoint, its port and the proxy',
    ],
    [
      'a version that is wrong, by its message',
      [error({ code: 'EPROTO' }, 'WRONG_VERSION_NUMBER')],
      'the server does not use TLS on that port; try the endpoint http://sns.test:8443',
    ],
    [
      'a packet that is too long, by its code',
      [error({ code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG' })],
      'the server does not use TLS on that port; try the endpoint http://sns.test:8443',
    ],
    ['such words without a code of TLS', [error({ code: 'EODD' }, 'wrong version number')], anything],
    ['another code of TLS', [error({ code: 'EPROTO' }, 'bad record mac')], anything],
    [
      'an alert of TLS as the answer',
      [error({ code: 'HPE_INVALID_CONSTANT', rawPacket: alert })],
      'the server uses TLS on that port; try the endpoint https://sns.test:8443',
    ],
    [
      'another answer that is not HTTP',
      [error({ code: 'HPE_INVALID_CONSTANT', rawPacket: Buffer.from('a') })],
      anything,
    ],
    ['an answer that is not known', [error({ code: 'HPE_INVALID_CONSTANT' })], anything],
    ['an alert of TLS in another error', [error({ code: 'EODD', rawPacket: alert })], anything],
    ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']
      .concat(['HOSTNAME_MISMATCH', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
      .map((code): [string, readonly Error[], string] => [
        code,
        [error({ code })],
        'the certificate is not trusted: set AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS to a file with the certificate of its authority',
      ]),
  ])('by %s', (_, causes, advice) => {
    expect(connectionAdvice(causes, target, () => 'check the region')).toBe(advice)
  })

  test('of a host that does not exist is general without a hint', () => {
    const missing = [error({ code: 'ENOTFOUND' })]
    expect(connectionAdvice(missing, target, undefined)).toBe('check the endpoint')
    expect(connectionAdvice(missing, target, () => undefined)).toBe('check the endpoint')
  })

  test('names no port if the request has none', () => {
    const plain = [error({ code: 'EPROTO' }, 'wrong version number')]
    expect(connectionAdvice(plain, { ...target, port: undefined }, undefined)).toMatch(/ http:\/\/sns\.test$/)
  })
})
