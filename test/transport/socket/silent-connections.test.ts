import { connect, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { platform } from '../../../src/platform/index.js'
import type { OpenSocket } from '../../../src/transport/socket/connection.js'
import { HostPool } from '../../../src/transport/socket/host-pool.js'
import { PooledRequest } from '../../../src/transport/socket/pooled-request.js'
import { page, type RawServer, startRawServer } from './support/raw-server.js'
import { deferred, failure, requestTo } from './support/socket-client.js'

/** A pool whose clock the test moves: each `tick(4)` is a quarter of a time limit of 400 ms. */
function poolTo({ port }: Pick<RawServer, 'port'>, opener: () => OpenSocket | Promise<OpenSocket>) {
  const pool = new HostPool({
    maxSockets: 1,
    connectionTimeout: 0,
    socketTimeout: 400,
    opener,
    onBroken: () => {},
    onEmpty: () => {},
  })
  const get = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const receive = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString()
      const plain = requestTo(port, path)
      pool.send(new PooledRequest({ plain, receive, resolve, reject, signal: undefined }))
    })
  return { pool, get, ticks: (count: number) => Array.from({ length: count }, () => pool.tick(4)) }
}

/** Opens real sockets, which are closed when the test ends. */
function socketsTo({ port }: RawServer) {
  const opened: Socket[] = []
  const open: OpenSocket = (callback, onReady) => {
    const onread = { buffer: Buffer.alloc(64 * 1024), callback }
    const socket = connect({ host: '127.0.0.1', port, onread }, onReady)
    opened.push(socket)
    return socket
  }
  onTestFinished(() => {
    for (const socket of opened) socket.destroy()
  })
  return { opened, opener: () => open }
}

const busy = (count: number) => Array.from({ length: count }, () => true)
const idle = (count: number) => Array.from({ length: count }, () => false)

/** A server that has got a request when `arrived` resolves, and answers when it is told to. */
async function startWaitingServer() {
  const arrived = deferred<Socket>()
  const server = await startRawServer((socket) => arrived.resolve(socket))
  return { server, arrived: arrived.promise }
}

describe('a connection whose server says nothing', () => {
  test('is given up after more than so many ticks, and not before', async () => {
    const { server, arrived } = await startWaitingServer()
    const { get, ticks } = poolTo(server, socketsTo(server).opener)
    const answer = failure(get('/'))
    const outcomes: unknown[] = []
    answer.then((error) => outcomes.push(error))
    await arrived
    expect(ticks(4)).toEqual(busy(4))
    await new Promise(setImmediate)
    expect(outcomes).toEqual([])
    ticks(1)
    expect(ticks(1)).toEqual(idle(1))
    expect(await answer).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('after 400 ms'),
    })
  })

  test('has its whole time again after each piece of the response', async () => {
    const { server, arrived } = await startWaitingServer()
    const { get, ticks } = poolTo(server, socketsTo(server).opener)
    const answer = get('/')
    const socket = await arrived
    ticks(4)
    const received = deferred()
    const now = vi.spyOn(platform, 'now').mockImplementation(() => {
      received.resolve()
      return 1
    })
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npa')
    await Promise.race([received.promise, answer])
    now.mockRestore()
    expect(ticks(4)).toEqual(busy(4))
    socket.write('ge')
    expect(await answer).toBe('page')
  })

  test('is not silent while it carries no request, and is used again', async () => {
    const server = await startRawServer((socket) => socket.write(page('page')))
    const { opened, opener } = socketsTo(server)
    const { get, ticks } = poolTo(server, opener)
    await get('/1')
    expect(ticks(20)).toEqual(idle(20))
    expect(await get('/2')).toBe('page')
    expect(opened).toHaveLength(1)
  })
})

describe('a connection that is not there yet is not silent: connectionTimeout limits it', () => {
  test('while the code that opens it is loaded', async () => {
    const server = await startRawServer((socket) => socket.write(page('page')))
    const loaded = deferred<OpenSocket>()
    const { get, ticks } = poolTo(server, () => loaded.promise)
    const answer = get('/')
    expect(ticks(20)).toEqual(busy(20))
    loaded.resolve(socketsTo(server).opener())
    expect(await answer).toBe('page')
  })

  test('while it connects', async () => {
    const server = await startRawServer((socket) => socket.write(page('page')))
    const { opened, opener } = socketsTo(server)
    const { get, ticks } = poolTo(server, opener)
    const answer = get('/')
    expect(opened[0]?.connecting).toBe(true)
    expect(ticks(20)).toEqual(busy(20))
    expect(await answer).toBe('page')
  })
})
