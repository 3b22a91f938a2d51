import type { LookupFunction, Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { platform } from '../../../src/platform/index.js'
import { closed, page, type RawServer, startRawServer } from './support/raw-server.js'
import { deferred, failure, socketClient } from './support/socket-client.js'

/** A server that answers when it is told to, in any order. */
async function startSlowServer() {
  const waiting = new Map<string, Socket>()
  const arrivals: { count: number; resolve(): void }[] = []
  const server = await startRawServer((socket, head) => {
    waiting.set(head.split(' ')[1] ?? '', socket)
    for (const { count, resolve } of arrivals) if (server.seen.length >= count) resolve()
  })
  return {
    ...server,
    /** Resolves when so many requests have arrived. */
    arrived: (count: number) => {
      const { promise, resolve } = deferred()
      arrivals.push({ count, resolve })
      if (server.seen.length >= count) resolve()
      return promise
    },
    answer: (path: string) => waiting.get(path)?.write(page(path)),
    socketOf: (path: string) => waiting.get(path),
  }
}

const twoAtMost = { plain: { maxSockets: 2 } }

describe('requests to one host', () => {
  test('wait for a connection in their order', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port, twoAtMost)
    const answers = ['/1', '/2', '/3', '/4', '/5'].map((path) => get(path))
    await server.arrived(2)
    for (const [index, path] of ['/2', '/1', '/3', '/4', '/5'].entries()) {
      await server.arrived(Math.min(5, index + 2))
      server.answer(path)
    }
    expect(await Promise.all(answers)).toEqual(['/1', '/2', '/3', '/4', '/5'])
    expect(server.seen).toHaveLength(5)
    expect(server.seen.slice(2)).toEqual(['/3', '/4', '/5'])
    expect(server.sockets).toHaveLength(2)
  })

  test('take the connection that was used last', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port)
    const both = ['/1', '/2'].map((path) => get(path))
    await server.arrived(2)
    server.answer('/2')
    await both[1]
    server.answer('/1')
    await both[0]
    const third = get('/3')
    await server.arrived(3)
    expect(server.socketOf('/3')).toBe(server.socketOf('/1'))
    server.answer('/3')
    await third
  })

  test('are given up in the queue after the time limit for a connection, and say what they waited for', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port, { connectionTimeout: 100, plain: { maxSockets: 1 } })
    const first = get('/1')
    await server.arrived(1)
    const message = expect.stringMatching(
      /waited for a connection .* connectionTimeout of 100 ms: all that maxSockets \(1\) allows were taken/,
    )
    expect(await failure(get('/2'))).toMatchObject({ name: 'TimeoutError', message })
    server.answer('/1')
    expect(await first).toBe('/1')
    expect(server.seen).toEqual(['/1'])
  })

  test('get a new connection in place of one that broke', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port, { plain: { maxSockets: 1 } })
    const first = failure(get('/1'))
    const second = get('/2')
    await server.arrived(1)
    server.socketOf('/1')?.resetAndDestroy()
    expect(await first).toMatchObject({ code: 'ECONNRESET' })
    await server.arrived(2)
    server.answer('/2')
    expect(await second).toBe('/2')
  })

  test('have no more than 50 connections by default', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port)
    const answers = Array.from({ length: 60 }, (_, index) => get(`/${index}`))
    await server.arrived(50)
    expect(server.sockets).toHaveLength(50)
    for (const path of server.seen.slice(0, 50)) server.answer(path)
    await server.arrived(60)
    for (const path of server.seen.slice(50)) server.answer(path)
    expect(await Promise.all(answers)).toHaveLength(60)
    expect(server.sockets).toHaveLength(50)
  })
})

describe('an abort', () => {
  const reasons = { name: 'AbortError' }

  test('before the request sends nothing', async () => {
    const server = await startSlowServer()
    expect(await failure(socketClient(server.port).get('/1', { signal: AbortSignal.abort() }))).toMatchObject(
      reasons,
    )
    expect(server.sockets).toHaveLength(0)
  })

  test('of a request that waits leaves its turn to the next', async () => {
    const server = await startSlowServer()
    const { get } = socketClient(server.port, { plain: { maxSockets: 1 } })
    const controller = new AbortController()
    const first = get('/1')
    const second = failure(get('/2', { signal: controller.signal }))
    const third = get('/3')
    await server.arrived(1)
    controller.abort()
    expect(await second).toMatchObject(reasons)
    server.answer('/1')
    await server.arrived(2)
    server.answer('/3')
    expect(await Promise.all([first, third])).toEqual(['/1', '/3'])
    expect(server.seen).toEqual(['/1', '/3'])
    expect(server.sockets).toHaveLength(1)
  })

  test('of a request that connects leaves its place to the next', async () => {
    const server = await startSlowServer()
    const asked: (() => void)[] = []
    const { get } = socketClient(server.port, {
      plain: {
        maxSockets: 1,
        lookup: (_host, _options, done) => {
          asked.push(() => done(null, [{ address: '127.0.0.1', family: 4 }] as never))
          if (asked.length === 2) asked[1]?.()
        },
      },
    })
    const controller = new AbortController()
    const hostname = 'aws.test'
    const first = failure(get('/1', { hostname, signal: controller.signal }))
    const second = get('/2', { hostname })
    expect(asked).toHaveLength(1)
    controller.abort()
    expect(await first).toMatchObject(reasons)
    await server.arrived(1)
    server.answer('/2')
    expect(await second).toBe('/2')
    expect(server.seen).toEqual(['/2'])
  })

  test.each(['before the response', 'in the response', 'while the request is written'] as const)(
    '%s closes the connection',
    async (when) => {
      const server = await startSlowServer()
      const { get } = socketClient(server.port)
      const controller = new AbortController()
      const body = when === 'while the request is written' ? { body: new Uint8Array(16 * 1024 * 1024) } : {}
      const answer = failure(get('/1', { signal: controller.signal, ...body }))
      await server.arrived(1)
      const socket = server.socketOf('/1')
      if (when === 'in the response') socket?.write('HTTP/1.1 200 OK\r\n')
      if (when === 'while the request is written') socket?.pause()
      setImmediate(() => controller.abort())
      expect(await answer).toMatchObject(reasons)
      socket?.resume()
      await closed(socket)
    },
  )
})

describe('a pool that is destroyed', () => {
  const startIdle = async (): Promise<RawServer> =>
    startRawServer((socket) => void socket.write(page('page')))

  test('closes its idle connections, and can be used again', async () => {
    const server = await startIdle()
    const { pool, get } = socketClient(server.port)
    await get('/1')
    pool.destroy()
    const [socket] = server.sockets
    await closed(socket)
    expect(await get('/2')).toBe('page')
  })

  test('has neither connections nor a timer left', async () => {
    const server = await startIdle()
    const { pool, get } = socketClient(server.port)
    await get('/1')
    const clear = vi.spyOn(globalThis, 'clearInterval')
    onTestFinished(() => clear.mockRestore())
    pool.destroy()
    expect(clear).toHaveBeenCalledTimes(1)
    await closed(server.sockets[0])
  })

  test('completes the requests in flight and those that wait, and closes their connections', async () => {
    const server = await startSlowServer()
    const { pool, get } = socketClient(server.port, { plain: { maxSockets: 1 } })
    const answers = [get('/1'), get('/2')]
    await server.arrived(1)
    pool.destroy()
    server.answer('/1')
    await server.arrived(2)
    server.answer('/2')
    expect(await Promise.all(answers)).toEqual(['/1', '/2'])
    expect(server.sockets).toHaveLength(1)
    await closed(server.sockets[0])
  })

  test('closes the connection of a request that is sent later, too', async () => {
    const server = await startIdle()
    const { pool, get } = socketClient(server.port)
    pool.destroy()
    expect(await get('/1')).toBe('page')
    await closed(server.sockets[0])
  })

  test('completes a request that is connecting', async () => {
    const server = await startIdle()
    let connect = () => {}
    const lookup: LookupFunction = (_host, _options, done) => {
      connect = () => done(null, [{ address: '127.0.0.1', family: 4 }] as never)
    }
    const { pool, get } = socketClient(server.port, { plain: { lookup } })
    const answer = get('/1', { hostname: 'aws.test' })
    pool.destroy()
    connect()
    expect(await answer).toBe('page')
    await closed(server.sockets[0])
  })

  test('still gives up a silent connection', async () => {
    const server = await startSlowServer()
    const { pool, get } = socketClient(server.port, { socketTimeout: 60 })
    const answer = failure(get('/1'))
    await server.arrived(1)
    pool.destroy()
    expect(await answer).toMatchObject({ name: 'TimeoutError' })
    await closed(server.sockets[0])
  })
})

describe('a request that is sent when the Keep-Alive time of the only connection is over', () => {
  async function startLapsed(options: Parameters<typeof socketClient>[1]) {
    const server = await startRawServer((socket, head) => {
      if (!head.startsWith('GET /hang')) socket.write(page('page', 'keep-alive: timeout=5\r\n'))
    })
    const made = socketClient(server.port, options)
    const elapsed = vi.spyOn(platform, 'elapsed').mockReturnValue(0)
    onTestFinished(() => elapsed.mockRestore())
    await made.get('/1')
    elapsed.mockReturnValue(10_000)
    return { server, ...made }
  }

  test('is given up if it is silent, and counts as a connection until then', async () => {
    const { server, get } = await startLapsed({ socketTimeout: 60, plain: { maxSockets: 1 } })
    const hanging = failure(get('/hang'))
    const next = get('/3')
    expect(await hanging).toMatchObject({ name: 'TimeoutError' })
    expect(server.seen).toEqual(['/1', '/hang'])
    expect(await next).toBe('page')
    expect(server.sockets).toHaveLength(3)
  })

  test('uses one connection, which is kept and which the pool closes', async () => {
    const { server, pool, get } = await startLapsed({})
    for (const path of ['/2', '/3']) await get(path)
    expect(server.sockets).toHaveLength(2)
    pool.destroy()
    await Promise.all(server.sockets.map(closed))
  })
})

test('requests that cannot connect end one by one, however many wait', async () => {
  const { get } = socketClient(1, { tls: { maxSockets: 1 } })
  const unusable = { protocol: 'https:', port: 99_999 }
  const errors = await Promise.all(Array.from({ length: 4_000 }, () => failure(get('/', unusable))))
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['ERR_SOCKET_BAD_PORT']))
})
