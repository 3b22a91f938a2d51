import type { OnReadOpts, Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { platform } from '../../../src/platform/index.js'
import { HostPool } from '../../../src/transport/socket/host-pool.js'
import { PooledRequest } from '../../../src/transport/socket/pooled-request.js'
import { page } from './support/raw-server.js'
import { requestTo } from './support/socket-client.js'

interface OpenedSocket {
  readonly socket: Duplex
  /** Gives the bytes of a response to what reads the socket. */
  answer(headers?: string): void
}

/** A pool whose sockets are made of nothing, and which of them are open. */
function poolOfSockets(maxSockets = Number.POSITIVE_INFINITY) {
  const opened: OpenedSocket[] = []
  const told = { onBroken: 0, onEmpty: 0 }
  /** What became of the sockets' hold on the process. */
  const holds: string[] = []
  const pool = new HostPool({
    maxSockets,
    connectionTimeout: 0,
    socketTimeout: 0,
    opener: () => (onBytes: OnReadOpts['callback'], onReady) => {
      const socket = Object.assign(
        new Duplex({ read() {}, write: (_chunk, _encoding, done) => done(), autoDestroy: false }),
        { connecting: false, ref: () => void holds.push('ref'), unref: () => void holds.push('unref') },
      )
      queueMicrotask(onReady)
      const answer = (headers?: string) => {
        const bytes = Buffer.from(page('page', headers))
        onBytes(bytes.length, bytes)
      }
      opened.push({ socket, answer })
      return socket as unknown as Socket
    },
    onBroken: () => void told.onBroken++,
    onEmpty: () => void told.onEmpty++,
  })
  const send = () =>
    new Promise<string>((resolve, reject) => {
      const receive = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString()
      pool.send(new PooledRequest({ plain: requestTo(1, '/'), receive, resolve, reject, signal: undefined }))
    })
  return {
    pool,
    told,
    holds,
    opened,
    send,
    /** Opens so many connections, which are idle afterwards, each by the headers of its own response. */
    async idle(...headers: (string | undefined)[]): Promise<void> {
      const answers = headers.map(send)
      await new Promise(setImmediate)
      for (const [index, one] of headers.entries()) opened[index]?.answer(one)
      await Promise.all(answers)
    },
    open: () => opened.map(({ socket }) => !socket.destroyed),
  }
}

const anyNumber = (count: number) => Array.from({ length: count }, () => undefined)

describe('the idle connections to a host', () => {
  test('are 256 at most, as many as an agent of node:http keeps', async () => {
    const { idle, open } = poolOfSockets()
    await idle(...anyNumber(258))
    expect(open().filter((isOpen) => isOpen)).toHaveLength(256)
  })

  test('stay when one of them ends', async () => {
    const { idle, opened, open, send, told } = poolOfSockets()
    await idle(...anyNumber(4))
    opened[1]?.socket.emit('end')
    expect(open()).toEqual([true, false, true, true])
    for (let count = 0; count < 3; count++) void send()
    expect(opened).toHaveLength(4)
    void send()
    expect(opened).toHaveLength(5)
    expect(told).toEqual({ onBroken: 0, onEmpty: 0 })
  })

  test('whose time is over are closed, and the next one that is fresh is used', async () => {
    const elapsed = vi.spyOn(platform, 'elapsed').mockReturnValue(0)
    onTestFinished(() => elapsed.mockRestore())
    const { idle, opened, open, send, told } = poolOfSockets()
    const lapsing = 'keep-alive: timeout=5\r\n'
    await idle(lapsing, undefined, lapsing, lapsing)
    elapsed.mockReturnValue(10_000)
    void send()
    expect(opened).toHaveLength(4)
    expect(open()).toEqual([true, true, false, false])
    void send()
    expect(opened).toHaveLength(5)
    expect(open()).toEqual([false, true, false, false, true])
    expect(told.onEmpty).toBe(0)
  })

  test('say that the host has none, and no request, when the last one is closed', async () => {
    const { idle, opened, told } = poolOfSockets()
    await idle(...anyNumber(2))
    opened[0]?.socket.emit('end')
    expect(told).toEqual({ onBroken: 0, onEmpty: 0 })
    opened[1]?.socket.emit('end')
    expect(told).toEqual({ onBroken: 0, onEmpty: 1 })
  })

  test('let the process end, and hold it again with the next request', async () => {
    const { idle, holds, send } = poolOfSockets()
    await idle(undefined)
    expect(holds).toEqual(['unref'])
    void send()
    expect(holds).toEqual(['unref', 'ref'])
  })

  test('that break say so', async () => {
    const { idle, opened, told, open } = poolOfSockets()
    await idle(...anyNumber(2))
    opened[0]?.socket.emit('error', new Error('it broke'))
    expect(told).toEqual({ onBroken: 1, onEmpty: 0 })
    expect(open()).toEqual([false, true])
  })
})

test('a host says once that it has none, when its only connection cannot be opened', async () => {
  const onEmpty = vi.fn()
  const pool = new HostPool({
    maxSockets: 1,
    connectionTimeout: 0,
    socketTimeout: 0,
    opener: () => () => {
      throw new RangeError('no such port')
    },
    onBroken: () => {},
    onEmpty,
  })
  const outcome = new Promise((resolve, reject) => {
    pool.send(
      new PooledRequest({ plain: requestTo(1, '/'), receive: () => '', resolve, reject, signal: undefined }),
    )
  })
  await expect(outcome).rejects.toThrow('no such port')
  expect(onEmpty).toHaveBeenCalledTimes(1)
})

test('as many connections are opened as are allowed, and none more', async () => {
  const { send, opened } = poolOfSockets(2)
  const answers = [send(), send(), send()]
  await new Promise(setImmediate)
  expect(opened).toHaveLength(2)
  opened[1]?.answer()
  opened[1]?.answer()
  opened[0]?.answer()
  expect(await Promise.all(answers)).toEqual(['page', 'page', 'page'])
})
