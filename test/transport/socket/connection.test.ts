import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { platform } from '../../../src/platform/index.js'
import { BrokenBodyError, isStale } from '../../../src/transport/contract/index.js'
import { closed, page, startRawServer } from './support/raw-server.js'
import { deferred, failure, requestTo, socketClient } from './support/socket-client.js'

describe('a response', () => {
  test('may come in pieces', async () => {
    const server = await startRawServer((socket) => {
      const bytes = page('in many pieces')
      const send = (at: number) => {
        if (at < bytes.length) socket.write(bytes.slice(at, at + 7), () => setImmediate(send, at + 7))
      }
      send(0)
    })
    expect(await socketClient(server.port).get('/')).toBe('in many pieces')
  })

  test.each([
    { words: 'of HTTP/1.0 that ends with the connection', text: 'HTTP/1.0 200 OK\r\n\r\npage', sockets: 2 },
    { words: 'that ends with the connection', text: 'HTTP/1.1 200 OK\r\n\r\npage', sockets: 2 },
    {
      words: 'of HTTP/1.0 that is kept',
      text: 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 4\r\n\r\npage',
      sockets: 1,
    },
    { words: 'that closes the connection', text: page('page', 'connection: close\r\n'), sockets: 2 },
    { words: 'that keeps the connection', text: page('page'), sockets: 1 },
  ])('$words', async ({ text, sockets }) => {
    const server = await startRawServer((socket) => {
      socket.write(text, () => {
        if (sockets === 2) socket.end()
      })
    })
    const { get } = socketClient(server.port)
    expect([await get('/1'), await get('/2')]).toEqual(['page', 'page'])
    expect(server.sockets).toHaveLength(sockets)
  })

  test('has the time when its headers arrived', async () => {
    const rest = deferred()
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npa')
      rest.promise.then(() => socket.write('ge'))
    })
    const now = vi.spyOn(platform, 'now').mockImplementation(() => {
      now.mockReturnValue(2000)
      rest.resolve()
      return 1000
    })
    const { pool } = socketClient(server.port)
    const receivedAt = await pool.send(
      requestTo(server.port, '/'),
      (response) => response.receivedAt,
      undefined,
    )
    now.mockRestore()
    expect(receivedAt).toBe(1000)
  })

  test('is read at once, before the connection carries the next request', async () => {
    const server = await startRawServer((socket, head) =>
      socket.write(page(head.split(' ')[1]?.repeat(9) ?? '')),
    )
    const { pool, get } = socketClient(server.port, { plain: { maxSockets: 1 } })
    const kept: Uint8Array[] = []
    const receive = ({ body }: { body: Uint8Array }) => {
      kept.push(body)
      return Buffer.from(body).toString()
    }
    const texts = await Promise.all([
      pool.send(requestTo(server.port, '/a'), receive, undefined),
      pool.send(requestTo(server.port, '/b'), receive, undefined),
      get('/c'),
    ])
    expect(texts).toEqual(['/a', '/b', '/c'].map((path) => path.repeat(9)))
    expect(Buffer.from(kept[0] ?? []).toString(), 'the buffer is used again').not.toBe('/a'.repeat(9))
  })

  test('leaves no listener on the signal of its request, as a failure does', async () => {
    const server = await startRawServer((socket, head) =>
      head.includes('/fails') ? socket.destroy() : socket.write(page('page')),
    )
    const { get } = socketClient(server.port)
    const { signal } = new AbortController()
    await get('/', { signal })
    expect(getEventListeners(signal, 'abort')).toEqual([])
    await failure(get('/fails', { signal }))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('whose reader throws rejects with what it threw, and its connection is kept', async () => {
    const server = await startRawServer((socket) => socket.write(page('page')))
    const { pool, get } = socketClient(server.port)
    const receive = () => {
      throw new RangeError('a bug')
    }
    await expect(pool.send(requestTo(server.port, '/'), receive, undefined)).rejects.toThrow(RangeError)
    await get('/')
    expect(server.sockets).toHaveLength(1)
  })

  test('that arrives before the request is written is given, and its connection is closed', async () => {
    const server = await startRawServer((socket) => {
      socket.pause()
      socket.write(page('too large'))
    })
    const { get } = socketClient(server.port)
    expect(await get('/', { method: 'PUT', body: new Uint8Array(64 * 1024 * 1024) })).toBe('too large')
    server.sockets[0]?.resume()
    await closed(server.sockets[0])
  })
})

describe('a connection that breaks', () => {
  test.each([
    { words: 'before a byte', text: '', body: false },
    { words: 'in the head', text: 'HTTP/1.1 200 OK\r\ncont', body: false },
    {
      words: 'in a body of a known length',
      text: 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\npage',
      body: true,
    },
    {
      words: 'in a body of chunks',
      text: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\npage\r\n',
      body: true,
    },
  ])('$words ends its request with an error, and is never stale while it is new', async ({ text, body }) => {
    for (const end of ['end', 'resetAndDestroy'] as const) {
      const server = await startRawServer((socket) => {
        if (text === '') socket[end]()
        else socket.write(text, () => setImmediate(() => socket[end]()))
      })
      const error = await failure(socketClient(server.port).get('/'))
      expect(error instanceof BrokenBodyError, `${end}: ${error}`).toBe(body)
      expect(body ? error.cause : error).toMatchObject({ code: 'ECONNRESET' })
      expect(isStale(error)).toBe(false)
    }
  })

  test.each([
    {
      words: 'that is silent',
      text: 'content-length: 9\r\n\r\npage',
      says: /timed out after 60 ms of inactivity/,
    },
    {
      words: 'with more bytes behind it',
      text: 'content-length: 4\r\n\r\npages',
      says: /more bytes follow it/,
    },
    { words: 'that is malformed', text: 'transfer-encoding: chunked\r\n\r\nxyz\r\n', says: /malformed/ },
  ])('by a body $words says so', async ({ text, says }) => {
    const server = await startRawServer((socket) => socket.write(`HTTP/1.1 200 OK\r\n${text}`))
    const error = await failure(socketClient(server.port, { socketTimeout: 60 }).get('/'))
    expect(error).toBeInstanceOf(BrokenBodyError)
    expect(error.message).toMatch(says)
    expect(error.message).not.toMatch(/ended early/)
  })

  test('by bytes that are no HTTP ends its request and is closed', async () => {
    const server = await startRawServer((socket) => socket.write('SSH-2.0-OpenSSH\r\n\r\n'))
    expect(await failure(socketClient(server.port).get('/'))).toMatchObject({
      code: 'ERR_MALFORMED_RESPONSE',
    })
    const [socket] = server.sockets
    await closed(socket)
  })

  test.each(['end', 'resetAndDestroy'] as const)(
    'by %s after it was idle is stale, and so are the other idle ones',
    async (end) => {
      let isDead = false
      const server = await startRawServer((socket) => {
        if (isDead && server.sockets.indexOf(socket) < 3) socket[end]()
        else if (isDead || server.seen.length === 3) for (const one of server.sockets) one.write(page('page'))
      })
      const { get } = socketClient(server.port)
      await Promise.all(['/1', '/2', '/3'].map((path) => get(path)))
      isDead = true
      expect(isStale(await failure(get('/4')))).toBe(true)
      await Promise.all(server.sockets.map(closed))
    },
  )

  test('after a byte of the response is not stale', async () => {
    const server = await startRawServer((socket) => {
      if (server.seen.length === 1) socket.write(page('page'))
      else socket.end('HTTP')
    })
    const { get } = socketClient(server.port)
    await get('/1')
    const error = await failure(get('/2'))
    expect(error).toMatchObject({ code: 'ECONNRESET' })
    expect(isStale(error)).toBe(false)
  })
})

describe('a connection that nobody uses', () => {
  test.each([
    { words: 'ends', act: (socket: { end(): void }) => socket.end() },
    { words: 'is reset', act: (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy() },
    { words: 'sends bytes', act: (socket: { write(text: string): void }) => socket.write(page('unasked')) },
  ])('and that $words is dropped at once, so that the next request is not sent on it', async ({ act }) => {
    const server = await startRawServer((socket) => socket.write(page('page')))
    const { get } = socketClient(server.port)
    await get('/1')
    const [socket] = server.sockets
    if (!socket) throw new Error('no connection')
    const done = closed(socket)
    act(socket as never)
    await done
    // The client has seen the end, or closed the connection itself.
    await new Promise(setImmediate)
    expect(await get('/2')).toBe('page')
    expect(server.sockets).toHaveLength(2)
    expect(server.seen).toEqual(['/1', '/2'])
  })

  test.each([
    { hint: 'timeout=5', later: 3_900, sockets: 1 },
    { hint: 'timeout=5, max=100', later: 4_000, sockets: 2 },
    { hint: 'timeout=1', later: 0, sockets: 2 },
    { hint: 'max=100', later: 1e9, sockets: 1 },
  ])('is used again after $later ms of "$hint" by $sockets connections', async ({ hint, later, sockets }) => {
    const server = await startRawServer((socket) => socket.write(page('page', `keep-alive: ${hint}\r\n`)))
    const { get } = socketClient(server.port)
    const elapsed = vi.spyOn(platform, 'elapsed').mockReturnValue(1_000)
    await get('/1')
    elapsed.mockReturnValue(1_000 + later)
    await get('/2')
    elapsed.mockRestore()
    expect(server.sockets).toHaveLength(sockets)
  })

  test('is used again for as long as the server likes if its latest response named no time', async () => {
    const server = await startRawServer((socket) => {
      socket.write(page('page', server.seen.length === 1 ? 'keep-alive: timeout=5\r\n' : ''))
    })
    const { get } = socketClient(server.port)
    const elapsed = vi.spyOn(platform, 'elapsed').mockReturnValue(0)
    for (const path of ['/1', '/2']) await get(path)
    elapsed.mockReturnValue(1e9)
    await get('/3')
    elapsed.mockRestore()
    expect(server.sockets).toHaveLength(1)
  })
})
