import { describe, expect, test, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { deferred } from './socket/support/socket-client.js'
import { answer, newTransport, refuse, rejection, type TextCall, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

describe.each(ways)('a call that has ended, over $way,', ({ transport }) => {
  test.each([
    { words: 'a success', respond: answer('page'), statusCode: 200 },
    { words: 'a refusal', respond: refuse(404), statusCode: 404 },
  ])('by $words leaves no timer of its timeout behind', async ({ respond }) => {
    const server = await startHttpServer(respond)
    const set = vi.spyOn(globalThis, 'setTimeout')
    const clear = vi.spyOn(globalThis, 'clearTimeout')
    try {
      await newTransport({ transport })
        .send(textCall(server, { timeout: 123_456 }))
        .catch(() => {})
      const index = set.mock.calls.findIndex(([, time]) => time === 123_456)
      expect(index).toBeGreaterThanOrEqual(0)
      expect(clear.mock.calls.map(([timer]) => timer)).toContain(set.mock.results[index].value)
    } finally {
      set.mockRestore()
      clear.mockRestore()
    }
  })
})

test('a call that is aborted when its request is ready gives it to no handler', async () => {
  const controller = new AbortController()
  const handle = vi.fn(async () => ({ response: { statusCode: 200, headers: {}, body: 'page' } }))
  const call = textCall({ port: 1 }, { signal: controller.signal })
  const prepare = async (...attempt: Parameters<typeof call.prepare>) => {
    const request = await call.prepare(...attempt)
    queueMicrotask(() => queueMicrotask(() => controller.abort()))
    return request
  }
  const sent = newTransport({ requestHandler: { handle } }).send({ ...call, prepare })
  await expect(sent).rejects.toMatchObject({ code: 'Aborted' })
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(handle).not.toHaveBeenCalled()
})

describe.each(ways)('a limit that is longer than a timer can hold, over $way,', ({ transport: kind }) => {
  const slowly = (_: unknown, response: { end(text: string): void }) =>
    void setTimeout(() => response.end('page'), 50)

  test.each([2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER])(
    'of a call, %i ms, does not end it',
    async (timeout) => {
      const server = await startHttpServer(slowly)
      expect(await newTransport({ transport: kind }).send(textCall(server, { timeout }))).toMatchObject({
        value: 'page',
      })
    },
  )

  test.each([2 ** 31 - 1, 2 ** 31, 2 ** 32])(
    'of a silent body, %i ms, does not end it',
    async (socketTimeout) => {
      const server = await startHttpServer((_, response) => {
        response.write('pa')
        setTimeout(() => response.end('ge'), 50)
      })
      const transport = newTransport({ transport: kind, maxAttempts: 1, requestHandler: { socketTimeout } })
      expect(await transport.send(textCall(server))).toMatchObject({ value: 'page' })
    },
  )
})

describe.each(ways)('the checksum of a body, over $way,', ({ transport }) => {
  const checkedAt = async (statusCode: number) => {
    const server = await startHttpServer((_, response) => response.writeHead(statusCode).end('{}'))
    const checkBody = vi.fn(async () => undefined)
    await newTransport({ transport, maxAttempts: 1 })
      .send(textCall(server, { checkBody, receive: () => 'page' }))
      .catch(rejectionOf)
    return checkBody.mock.calls.length
  }
  const rejectionOf = (error: unknown) => rejection(Promise.reject(error))

  test.each([200, 206, 299])('of a success, %i, is checked', async (statusCode) => {
    expect(await checkedAt(statusCode)).toBe(1)
  })

  const paths = ['/a', '/b', '/c', '/d']
  /** Resolves all of its promises when each response has arrived. */
  const whenAllArrived = () => {
    const { promise, resolve } = deferred()
    let arrived = 0
    return async () => {
      if (++arrived === paths.length) resolve()
      await promise
    }
  }

  test.each<{ words: string; check(wait: () => Promise<void>): TextCall['checkBody'] }>([
    { words: 'at once', check: () => () => ({ update: () => {}, finish: () => undefined }) },
    {
      words: 'when it ends later',
      check: (wait) => () => ({ update: () => {}, finish: () => wait().then(() => undefined) }),
    },
    {
      words: 'when it is found later',
      check: (wait) => () => wait().then(() => ({ update: () => {}, finish: () => undefined })),
    },
    { words: 'when there is none after all', check: (wait) => () => wait().then(() => undefined) },
  ])('lets the body be read $words, and no other response is in its place', async ({ check }) => {
    const server = await startHttpServer((request, response) =>
      response.end(String(request.url).repeat(1000)),
    )
    const one = newTransport({ transport, requestHandler: { httpAgent: { maxSockets: 1 } } })
    const checkBody = check(whenAllArrived())
    const calls = paths.map((path) => one.send(textCall(server, { checkBody }, { path })))
    const texts = (await Promise.all(calls)).map(({ value }) => value)
    expect(texts).toEqual(paths.map((path) => path.repeat(1000)))
  })

  test.each([
    { words: 'at once', finish: () => 'is wrong' },
    { words: 'later', finish: async () => 'is wrong' },
  ])('that finds a problem $words fails the attempt', async ({ finish }) => {
    const server = await startHttpServer(answer('page'))
    const error = await rejection(
      newTransport({ transport }).send(textCall(server, { checkBody: () => ({ update: () => {}, finish }) })),
    )
    expect(error).toMatchObject({
      code: 'Network',
      attempts: 3,
      message: expect.stringContaining('body is wrong'),
    })
  })

  test.each([300, 404])('of another answer, %i, is not', async (statusCode) => {
    expect(await checkedAt(statusCode)).toBe(0)
  })
})

describe('a call whose response is streamed', () => {
  test.each([
    { statusCode: 200, found: 'a stream' },
    { statusCode: 299, found: 'a stream' },
    { statusCode: 300, found: 'page' },
    { statusCode: 404, found: 'page' },
  ])('has $found of a response of $statusCode', async ({ statusCode, found }) => {
    const server = await startHttpServer((_, response) => response.writeHead(statusCode).end('page'))
    const receive: TextCall['receive'] = ({ stream, body }) => {
      stream?.destroy()
      return stream ? 'a stream' : Buffer.from(body).toString()
    }
    expect(await newTransport().send(textCall(server, { streamsResponse: true, receive }))).toMatchObject({
      value: found,
    })
  })
})

test.each(ways)(
  'options of an agent, without an agent, are those of the connections, over $way',
  async ({ transport: kind }) => {
    const ports = new Set<unknown>()
    const server = await startHttpServer((request, response) => {
      ports.add(request.socket.remotePort)
      setTimeout(() => response.end('page'), 20)
    })
    const transport = newTransport({ transport: kind, requestHandler: { httpAgent: { maxSockets: 1 } } })
    await Promise.all([1, 2, 3].map(() => transport.send(textCall(server))))
    expect(ports.size).toBe(1)
  },
)
