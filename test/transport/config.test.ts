import { describe, expect, test } from 'vitest'
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
