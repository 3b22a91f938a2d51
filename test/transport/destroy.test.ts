import { once } from 'node:events'
import { Agent, type RequestListener, type ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startHttpServer, type TestServer } from '../support/http-server.js'
import { answer, newTransport, refuse, textCall } from './support/test-call.js'
import { ways } from './support/ways.js'

/** Less than the time after which the server itself would close an idle connection. */
const quick = { timeout: 4_000 }

/** A server that keeps its first request waiting until `finish`. */
async function slowServer(...next: readonly RequestListener[]) {
  let first: ServerResponse | undefined
  const server = await startHttpServer(
    (_, response) => {
      first = response
    },
    ...next,
  )
  return {
    server,
    arrived: () => vi.waitUntil(() => first !== undefined, { interval: 1 }),
    finish: () => first?.end('slow'),
  }
}

/** Resolves when every connection of the server is closed. */
async function allClosed({ requests }: TestServer): Promise<void> {
  const open = new Set(requests.map(({ socket }) => socket).filter(({ destroyed }) => !destroyed))
  await Promise.all([...open].map((socket) => once(socket, 'close')))
}

describe.each(ways)('destroy() over $way', ({ transport: kind }) => {
  test('lets a call in flight complete: it is sent once, and its connection is closed', quick, async () => {
    const { server, arrived, finish } = await slowServer()
    const transport = newTransport({ transport: kind })
    const call = transport.send(textCall(server))
    await arrived()
    transport.destroy()
    finish()
    expect(await call).toMatchObject({ value: 'slow', attempts: 1 })
    expect(server.requests).toHaveLength(1)
    await allClosed(server)
  })

  test('lets the calls that wait for a connection complete', quick, async () => {
    const { server, arrived, finish } = await slowServer(answer('next'))
    const requestHandler = { httpAgent: { maxSockets: 1 } }
    const transport = newTransport({ transport: kind, requestHandler })
    const calls = [1, 2, 3].map(() => transport.send(textCall(server)))
    await arrived()
    transport.destroy()
    finish()
    const values = (await Promise.all(calls)).map(({ value, attempts }) => `${value} ${attempts}`)
    expect(values.sort()).toEqual(['next 1', 'next 1', 'slow 1'])
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(1)
    await allClosed(server)
  })

  test('closes the connections of later attempts, too', quick, async () => {
    const server = await startHttpServer(refuse(503), answer('page'))
    const transport = newTransport({ transport: kind })
    const call = textCall(server)
    const prepare: typeof call.prepare = (attempt) => {
      if (attempt.number === 2) transport.destroy()
      return call.prepare(attempt)
    }
    expect(await transport.send({ ...call, prepare })).toMatchObject({ value: 'page', attempts: 2 })
    await allClosed(server)
  })

  test('closes the connection of a call that was not sent yet', quick, async () => {
    const server = await startHttpServer(answer('page'))
    const transport = newTransport({ transport: kind })
    const call = transport.send(textCall(server))
    transport.destroy()
    expect(await call).toMatchObject({ value: 'page', attempts: 1 })
    await allClosed(server)
  })
})

test(
  'destroy() closes only the idle connections of a user’s agent, which serves others after it',
  quick,
  async () => {
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const { server, arrived, finish } = await slowServer(answer('page'))
    const requestHandler = { httpAgent: agent }
    const [mine, other] = [newTransport({ requestHandler }), newTransport({ requestHandler })]
    const call = other.send(textCall(server))
    await arrived()
    await mine.send(textCall(server))
    const idle = server.requests[1]?.socket
    const closed = idle && once(idle, 'close')
    mine.destroy()
    await closed
    finish()
    expect(await call).toMatchObject({ value: 'slow', attempts: 1 })
    await other.send(textCall(server))
    expect(server.requests[2]?.socket).toBe(server.requests[0]?.socket)
  },
)
