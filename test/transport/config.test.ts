import { describe, expect, test } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { Transport, type TransportConfig } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, refuse, rejection, textCall } from './support/test-call.js'

/** What the service is told of the number of attempts. */
async function toldMost(config: TransportConfig): Promise<string | undefined> {
  const server = await startHttpServer(answer('page'))
  const transport = new Transport(config)
  await transport.send(textCall(server))
  transport.destroy()
  return /max=(\d+)/.exec(String(server.requests[0]?.headers['amz-sdk-request']))?.[1]
}

describe('maxAttempts', () => {
  test('is 3 by default', async () => {
    expect(await toldMost({})).toBe('3')
  })

  test('comes from the configuration', async () => {
    expect(await toldMost({ maxAttempts: 2 })).toBe('2')
  })
})

test('all invalid values are reported at once', () => {
  const config: object = {
    maxAttempts: 0,
    retryMode: 'eager',
    logger: {},
    retryStrategy: 'fast',
    requestHandler: 5,
    transport: 'http2',
  }
  expect(() => new Transport(config)).toThrow(
    expect.objectContaining({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(
        /requestHandler.*5\n.*transport must be 'auto' or 'node'; got "http2"\n.*maxAttempts.*0\n.*retryMode.*eager.*\n.*fast.*\n.*logger/,
      ),
    }),
  )
})

test('adaptive mode delays the next call after a throttled one', async () => {
  const server = await startHttpServer(refuse(400, 'ThrottlingException'), answer('page'))
  const transport = new Transport({ retryMode: 'adaptive', maxAttempts: 1 })
  await rejection(transport.send(textCall(server)))
  const error = await rejection(transport.send(textCall(server, { timeout: 60 })))
  expect(error).toMatchObject({ code: 'Timeout', attempts: undefined })
  expect(server.requests).toHaveLength(1)
  transport.destroy()
})

test('standard mode does not delay the next call', async () => {
  const server = await startHttpServer(refuse(400, 'ThrottlingException'), answer('page'))
  const transport = new Transport({ maxAttempts: 1, retryMode: 'standard' })
  await rejection(transport.send(textCall(server)))
  expect(await transport.send(textCall(server, { timeout: 5_000 }))).toMatchObject({ value: 'page' })
  transport.destroy()
})

test('a timeout of zero means no timeout', async () => {
  const server = await startHttpServer((_, response) => {
    response.write('pa')
    setTimeout(() => response.end('ge'), 30)
  })
  const transport = new Transport({
    requestHandler: { socketTimeout: 0, connectionTimeout: 0 },
    maxAttempts: 1,
  })
  expect(await transport.send(textCall(server))).toMatchObject({ value: 'page' })
  transport.destroy()
})

describe('a configuration', () => {
  const method = () => {}
  const strategy = {
    acquireInitialRetryToken: method,
    refreshRetryTokenForRetry: method,
    recordSuccess: method,
  }
  const logger = { debug: method, info: method, warn: method, error: method }
  const without = (whole: object, name: string) =>
    Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))

  function problemsOf(config: object): readonly string[] {
    try {
      new Transport(config).destroy()
      return []
    } catch (error) {
      if (!(error instanceof NextTokenError)) throw error
      return error.message.split('\n').map((line) => line.trim())
    }
  }

  test.each<[object, string]>([
    [{ maxAttempts: 0 }, 'maxAttempts must be a whole number of at least 1; got 0'],
    [{ maxAttempts: 1.5 }, 'maxAttempts must be a whole number of at least 1; got 1.5'],
    [{ maxAttempts: '3' }, 'maxAttempts must be a whole number of at least 1; got "3"'],
    [{ maxAttempts: null }, 'maxAttempts must be a whole number of at least 1; got null'],
    [{ retryMode: 'legacy' }, "retryMode must be 'standard' or 'adaptive'; got \"legacy\""],
    [{ requestHandler: 5 }, 'requestHandler must be a request handler or options for the default one; got 5'],
    ...Object.keys(strategy).map((name): [object, string] => [
      { retryStrategy: without(strategy, name) },
      'retryStrategy must be a retry strategy with the methods of Smithy’s RetryStrategyV2; got another object',
    ]),
    ...Object.keys(logger).map((name): [object, string] => [
      { logger: without(logger, name) },
      'logger must be an object with the methods debug, info, warn and error; got another object',
    ]),
    [{ requestHandler: { agent: 1 } }, 'unknown requestHandler option "agent"; use `httpsAgent`'],
    [
      { requestHandler: { connectTimeout: 1 } },
      'unknown requestHandler option "connectTimeout"; use `connectionTimeout`',
    ],
    [
      { requestHandler: { connect_timeout: 1 } },
      'unknown requestHandler option "connect_timeout"; use `connectionTimeout`, in milliseconds',
    ],
    [
      { requestHandler: { read_timeout: 1 } },
      'unknown requestHandler option "read_timeout"; use `socketTimeout`, in milliseconds',
    ],
    [
      { requestHandler: { timeout: 1 } },
      'unknown requestHandler option "timeout"; use `socketTimeout` for a silent connection, or the option `timeout` of a call',
    ],
  ])('%o is refused', (config, problem) => {
    expect(problemsOf(config)).toEqual([problem])
  })

  test.each<object>([
    {},
    { maxAttempts: 1, retryMode: 'standard' },
    { retryMode: 'adaptive' },
    { retryStrategy: strategy, logger },
    { maxAttempts: undefined, retryMode: undefined, retryStrategy: undefined, requestHandler: undefined },
    { requestHandler: { connectionTimeout: 1, requestTimeout: 1, throwOnRequestTimeout: true } },
    { requestHandler: { socketTimeout: 1, socketAcquisitionWarningTimeout: 1, logger } },
    { requestHandler: { httpAgent: {}, httpsAgent: {} } },
    { requestHandler: { handle: method, agent: 1, timeout: 5 } },
  ])('%o is accepted', (config) => {
    expect(problemsOf(config)).toEqual([])
  })
})
