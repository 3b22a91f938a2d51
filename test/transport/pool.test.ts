import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { RetryStrategyV2 } from '@smithy/types'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newTransport, quickRetries, rejection, type TextCall, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

type End = (request: IncomingMessage, response: ServerResponse) => void

const reset: End = ({ socket }) => void socket.resetAndDestroy()

/** A server that answers, until `die`: from then on, requests on connections that it has known end by `end`. */
async function mortalServer(end: End) {
  const known = new Set<Socket>()
  const dead = new Set<Socket>()
  const arrived: { socket: Socket; number: string | undefined }[] = []
  const waiting: (() => void)[] = []
  let crowd = 1
  const server = createServer((request, response) => {
    const { socket } = request
    arrived.push({ socket, number: /attempt=(\d+)/.exec(String(request.headers['amz-sdk-request']))?.[1] })
    known.add(socket)
    if (dead.has(socket)) return end(request, response)
    request.resume()
    waiting.push(() => response.end('page'))
    if (waiting.length >= crowd) for (const answer of waiting.splice(0)) answer()
  })
  // So that a connection is idle for as long as the test wants it.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    arrived,
    /** How many requests must be there before they are answered. */
    wait: (count: number) => {
      crowd = count
    },
    die: () => {
      for (const socket of known) dead.add(socket)
      arrived.length = 0
      crowd = 1
    },
    sockets: () => new Set(arrived.map(({ socket }) => socket)).size,
  }
}

/** A server and a transport that has `idle` connections to it in its pool, all of which are dead. */
async function deadPool(
  idle: number,
  { end = reset, ...config }: Parameters<typeof newTransport>[0] & { end?: End } = {},
) {
  const server = await mortalServer(end)
  const transport = newTransport(config)
  server.wait(idle)
  await Promise.all(Array.from({ length: idle }, () => transport.send(textCall(server))))
  server.die()
  const call = (overrides: Partial<TextCall> = {}) =>
    transport.send(textCall(server, { idempotent: true, ...overrides }))
  return { server, transport, call }
}

/**
 * A NAT gateway drops connections that were idle for 350 seconds, all of them at once:
 * https://github.com/urllib3/urllib3/issues/3184, https://github.com/aws/aws-sdk-js-v3/issues/3905.
 */
describe.each(ways)('a request on an idle connection that was closed, over $way,', ({ transport: kind }) => {
  test.each<{ words: string; end: End }>([
    { words: 'reset', end: reset },
    { words: 'closed', end: ({ socket }) => void socket.destroy() },
  ])('($words) is sent on a new one, at once and uncounted, however many are closed', async ({ end }) => {
    const { server, call } = await deadPool(20, {
      end,
      transport: kind,
      retryStrategy: quickRetries(3, 60_000),
    })
    expect(await call()).toMatchObject({ value: 'page', attempts: 1, totalRetryDelay: 0 })
    expect(server.arrived.map(({ number }) => number)).toEqual(['1', '1'])
    expect(await call()).toMatchObject({ attempts: 1 })
    // The new connection went into the pool, and no other one was left there.
    expect(server.sockets()).toBe(2)
  })

  test('is sent on a new one when as many concurrent calls find as many closed connections', async () => {
    const { call } = await deadPool(10, { transport: kind, retryStrategy: quickRetries(3, 60_000) })
    const results = await Promise.all(Array.from({ length: 10 }, () => call()))
    expect(results.map(({ attempts }) => attempts)).toEqual(Array(10).fill(1))
  })

  test('is sent on a new one with an agent of the user', async () => {
    const httpAgent = new Agent({ keepAlive: true })
    const { call } = await deadPool(5, {
      transport: kind,
      requestHandler: { httpAgent },
      retryStrategy: quickRetries(3, 60_000),
    })
    expect(await call()).toMatchObject({ value: 'page', attempts: 1 })
  })

  test('is sent on a new one if the options of the connections name an address of this machine', async () => {
    const { server, call } = await deadPool(5, {
      transport: kind,
      requestHandler: { httpAgent: { localAddress: '127.0.0.1' } },
      retryStrategy: quickRetries(3, 60_000),
    })
    expect(await call()).toMatchObject({ value: 'page', attempts: 1 })
    expect(server.arrived).toHaveLength(2)
  })

  test('leaves the idle connections to other hosts open', async () => {
    const { transport, call } = await deadPool(2, { transport: kind, retryStrategy: quickRetries(3, 60_000) })
    const other = await mortalServer(reset)
    await transport.send(textCall(other))
    await call()
    await transport.send(textCall(other))
    expect([other.arrived.length, other.sockets()]).toEqual([2, 1])
  })

  test('is sent again within one attempt if the operation is idempotent', async () => {
    const { call } = await deadPool(3, { transport: kind, maxAttempts: 1, retryStrategy: undefined })
    expect(await call()).toMatchObject({ value: 'page', attempts: 1 })
  })

  test('fails within one attempt if the operation is not idempotent', async () => {
    const { server, call } = await deadPool(3, { transport: kind, maxAttempts: 1, retryStrategy: undefined })
    expect(await rejection(call({ idempotent: false }))).toMatchObject({ code: 'Network', attempts: 1 })
    expect(server.arrived).toHaveLength(1)
  })

  test('fails if sending it twice may do harm and only the user’s own strategy knows how many attempts there are', async () => {
    const retryStrategy: RetryStrategyV2 = {
      acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
      refreshRetryTokenForRetry: () => Promise.reject(new Error('no more')),
      recordSuccess: () => {},
    }
    const { server, call } = await deadPool(3, { transport: kind, maxAttempts: undefined, retryStrategy })
    expect(await rejection(call({ idempotent: false }))).toMatchObject({ code: 'Network', attempts: 1 })
    expect(server.arrived).toHaveLength(1)
  })

  test('counts as an attempt if an answer had begun', async () => {
    const begun: End = ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\ncontent-le')
    const { call } = await deadPool(1, { transport: kind, end: begun })
    expect(await call()).toMatchObject({ value: 'page', attempts: 2 })
  })
})

describe('a request on an idle connection of node:http that was closed', () => {
  test('is sent on a new one with an agent of the user', async () => {
    const httpAgent = new Agent({ keepAlive: true })
    const { call } = await deadPool(5, {
      requestHandler: { httpAgent },
      retryStrategy: quickRetries(3, 60_000),
    })
    expect(await call()).toMatchObject({ value: 'page', attempts: 1 })
  })

  test('is not sent again if its body was a stream that has been read', async () => {
    const { server, transport } = await deadPool(3, {
      transport: 'node',
      end: (request) => request.once('data', () => reset(request, {} as never)),
    })
    const body = Readable.from([Buffer.from('once')])
    const upload = textCall(
      server,
      { idempotent: true, repeatable: false },
      { body, headers: { 'content-length': '4' } },
    )
    expect(await rejection(transport.send(upload))).toMatchObject({ code: 'Network', attempts: 1 })
    expect(server.arrived).toHaveLength(1)
  })
})

test.each(ways)(
  'a new connection that is closed counts as an attempt, over $way',
  async ({ transport: kind }) => {
    let requests = 0
    const server = createServer((request, response) => {
      if (++requests === 1) request.socket.resetAndDestroy()
      else response.end('page')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const transport = newTransport({ transport: kind })
    expect(
      await transport.send(textCall(server.address() as AddressInfo, { idempotent: true })),
    ).toMatchObject({
      attempts: 2,
    })
  },
)
