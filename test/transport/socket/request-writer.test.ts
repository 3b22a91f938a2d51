import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { HostPool } from '../../../src/transport/socket/host-pool.js'
import { PooledRequest } from '../../../src/transport/socket/pooled-request.js'
import { RequestWriter, unsentBytes } from '../../../src/transport/socket/request-writer.js'
import { startHttpServer } from '../../support/http-server.js'
import { startRawServer } from './support/raw-server.js'
import { failure, requestTo, socketClient } from './support/socket-client.js'

const hashOf = (body: string | Uint8Array) => createHash('sha256').update(body).digest('hex')
const large = Buffer.alloc(8 * 1024 * 1024, 'abcdefghijklmnopqrstuvwxyz-')

describe('a request body arrives as it was given:', () => {
  test.each<{ words: string; body: string | Uint8Array }>([
    { words: 'text', body: 'Action=ListTopics' },
    { words: 'text outside ASCII', body: 'ü 小 😬' },
    { words: 'text of Latin-1', body: 'caf\u00e9' },
    { words: 'nothing', body: '' },
    { words: 'bytes', body: new Uint8Array([0, 255, 13, 10]) },
    { words: 'no bytes', body: new Uint8Array(0) },
    { words: 'a part of an array', body: new Uint8Array([1, 2, 3, 4]).subarray(1, 3) },
    { words: 'text as large as a piece', body: 'x'.repeat(64 * 1024) },
    { words: 'text larger than a piece', body: 'ü'.repeat(64 * 1024) },
    { words: 'bytes as many as a piece', body: large.subarray(5, 5 + 64 * 1024) },
    { words: 'one byte more', body: large.subarray(5, 6 + 64 * 1024) },
    { words: 'many pieces', body: large },
  ])('$words', async ({ body }) => {
    const server = await startHttpServer(async (request, response) => {
      const hash = createHash('sha256')
      for await (const chunk of request) hash.update(chunk)
      response.end(hash.digest('hex'))
    })
    const { get } = socketClient(server.port)
    for (const path of ['/1', '/2']) expect(await get(path, { method: 'PUT', body })).toBe(hashOf(body))
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(1)
  })
})

test('a server that stops reading is silent', async () => {
  const server = await startRawServer((socket) => socket.pause())
  const { get } = socketClient(server.port, { socketTimeout: 60 })
  expect(await failure(get('/', { method: 'PUT', body: large }))).toMatchObject({
    name: 'TimeoutError',
    message: expect.stringContaining('timed out after 60 ms'),
  })
})

test('every piece that was sent is progress, and the request is not done before the last', () => {
  const pieces: number[] = []
  let sent = (_error?: Error) => {}
  const socket = {
    writableLength: 0,
    cork: () => {},
    uncork: () => {},
    write: (chunk: string | Uint8Array, done: unknown) => {
      if (typeof chunk !== 'string') pieces.push(chunk.byteLength)
      if (typeof done === 'function') sent = done as typeof sent
    },
  }
  let progress = 0
  const writer = new RequestWriter(socket as unknown as Socket, () => progress++)
  const body = large.subarray(0, 3 * 64 * 1024 + 1)
  writer.write({
    protocol: 'http:',
    hostname: 'h',
    port: 80,
    method: 'PUT',
    head: 'PUT / HTTP/1.1\r\n\r\n',
    body,
  })
  for (let count = 1; count <= 3; count++) {
    expect([pieces.length, progress, writer.isDone]).toEqual([count, count - 1, false])
    sent()
  }
  expect([pieces, progress, writer.isDone]).toEqual([[65536, 65536, 65536, 1], 3, true])
  writer.write({ protocol: 'http:', hostname: 'h', port: 80, method: 'PUT', head: '', body })
  sent(new Error('the connection is closed'))
  expect([pieces.length, progress]).toEqual([5, 3])
})

test('an upload that is slower than a piece per time limit is not silent while the system takes its bytes', async () => {
  const handle = { writeQueueSize: 60_000 }
  const socket = Object.assign(new Duplex({ read() {}, write() {} }), {
    connecting: false,
    _handle: handle,
    ref() {},
    unref() {},
  })
  const pool = new HostPool({
    maxSockets: 1,
    connectionTimeout: 0,
    socketTimeout: 400,
    opener: () => (_onBytes, onReady) => {
      setImmediate(onReady)
      return socket as unknown as Socket
    },
    onBroken: () => {},
    onEmpty: () => {},
  })
  const answer = failure(
    new Promise((resolve, reject) => {
      const plain = requestTo(80, '/', { method: 'PUT', body: large })
      pool.send(new PooledRequest({ plain, receive: () => '', resolve, reject, signal: undefined }))
    }),
  )
  await new Promise((resolve) => setImmediate(resolve))
  for (let ticks = 0; ticks < 20; ticks++) {
    handle.writeQueueSize -= 100
    expect(pool.tick(4)).toBe(true)
  }
  for (let ticks = 0; ticks < 5; ticks++) pool.tick(4)
  expect(pool.tick(4)).toBe(false)
  expect(await answer).toMatchObject({ name: 'TimeoutError' })
})

test('the bytes that the system has not taken are known', async () => {
  const server = await startRawServer(() => {})
  const socket = connect(server.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve))
  expect(unsentBytes(socket)).toBe(0)
  socket.write(Buffer.alloc(64 * 1024 * 1024))
  expect(unsentBytes(socket)).toBeGreaterThan(0)
  expect(unsentBytes(socket)).toBeLessThanOrEqual(64 * 1024 * 1024)
})
