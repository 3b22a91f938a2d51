import { EventEmitter } from 'node:events'
import type { Agent, ClientRequest } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { streamBody } from '../../src/transport/body/streamed-body.js'
import { holdConnection, watchQueue } from '../../src/transport/network/pool-queue.js'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** A request that waits for the only connection to its host, and the errors that it is given. */
function waitingRequest({ others = {} }: { others?: Record<string, object[]> } = {}) {
  const socket = {}
  const errors: Error[] = []
  const destroy = vi.fn()
  const request = Object.assign(new EventEmitter(), { destroy }).on('error', (error) => errors.push(error))
  const agent = { requests: { host: [request] }, sockets: { host: [socket], ...others }, maxSockets: 1 }
  watchQueue(agent as unknown as Agent, request as unknown as ClientRequest, 100)
  return { socket, errors, request, destroy, wait: (time: number) => vi.advanceTimersByTime(time) }
}

describe('a request that waits for a connection', () => {
  test('fails once nothing was read from the body that holds it for half of the time', () => {
    const { socket, errors, destroy, wait } = waitingRequest()
    holdConnection({ socket }, () => 7)
    wait(50)
    expect(errors).toEqual([])
    wait(49)
    expect(errors).toEqual([])
    wait(1)
    expect(errors).toMatchObject([{ message: expect.stringContaining('hold all 1 connections') }])
    expect(destroy).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  let read = 0
  test.each<[words: string, reading: () => number | undefined]>([
    ['is read', () => read++],
    ['waits for the service', () => undefined],
  ])('waits on while the body %s', (_, reading) => {
    const { socket, errors, wait } = waitingRequest()
    holdConnection({ socket }, reading)
    wait(10_000)
    expect(errors).toEqual([])
  })

  test('waits on while no body holds the connection, or no longer', () => {
    const { socket, errors, wait } = waitingRequest()
    wait(200)
    const release = holdConnection({ socket }, () => 7)
    wait(50)
    release()
    wait(10_000)
    expect(errors).toEqual([])
  })

  test('is not told of a body that has given its connection to another one', () => {
    const { socket, errors, wait } = waitingRequest()
    const release = holdConnection({ socket }, () => 1)
    holdConnection({ socket }, () => 2)
    release()
    wait(100)
    expect(errors).toHaveLength(1)
  })

  test.each(['socket', 'close'])('is not watched any more after its event %s', (event) => {
    const { socket, errors, request, wait } = waitingRequest()
    holdConnection({ socket }, () => 7)
    request.emit(event)
    expect(vi.getTimerCount()).toBe(0)
    wait(1000)
    expect(errors).toEqual([])
  })

  test('fails because of its own host alone, whatever other connections do', () => {
    const { socket, errors, wait } = waitingRequest({ others: { other: [{}] } })
    holdConnection({ socket }, () => 7)
    wait(100)
    expect(errors).toHaveLength(1)
  })

  test('is not watched if it does not wait', () => {
    const request = new EventEmitter()
    watchQueue({ requests: {}, sockets: {} } as unknown as Agent, request as unknown as ClientRequest, 100)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a body that is streamed', () => {
  const turn = () => new Promise(setImmediate)

  /** A body that has arrived in part, on the connection of a request that waits. */
  function openBody() {
    const waiting = waitingRequest()
    const source = Object.assign(new Readable({ read() {} }), { socket: waiting.socket })
    const fail = (cause: Error) => new NextTokenError('Network', 'it broke', { cause })
    const options = { length: undefined, check: undefined, signal: undefined, fail }
    const stream = streamBody(source, options)
    return { ...waiting, source, stream }
  }

  test('holds its connection while nobody reads it, though more of it arrives', async () => {
    const { source, errors, wait } = openBody()
    for (let look = 0; look < 2; look++) {
      source.push('more')
      await turn()
      wait(50)
    }
    expect(errors).toHaveLength(1)
  })

  test('does not hold it while it is read, or while all that has arrived was read', async () => {
    const { source, stream, errors, wait } = openBody()
    source.push('x'.repeat(100))
    await turn()
    for (let look = 0; look < 50; look++) {
      stream.read(2)
      wait(50)
    }
    stream.read()
    wait(1000)
    expect(errors).toEqual([])
  })
})
