import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { platform } from '../../src/platform/index.js'
import { LazyHandler } from '../../src/transport/network/index.js'
import { SocketChoice } from '../../src/transport/network/socket-choice.js'

const limits = { connectionTimeout: 1000, socketTimeout: 1000 }
const host = { protocol: 'http:', hostname: 'aws.test', port: 80 }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** Which of these requests, one after the other, go over sockets. */
const taken = (...requests: (typeof host)[]) => {
  const choice = new SocketChoice(limits)
  return requests.map((request) => choice.takes(request))
}

const others = [
  { words: 'to another host', noProxy: 'other.test', other: { hostname: 'other.test' } },
  { words: 'to another port', noProxy: 'aws.test:8080', other: { port: 8080 } },
  { words: 'by another protocol', noProxy: '', other: { protocol: 'https:' } },
]

/** A proxy for all plain requests that NO_PROXY does not name. */
function stubProxy(noProxy: string): void {
  vi.stubEnv('HTTP_PROXY', 'http://proxy.test:3128')
  vi.stubEnv('HTTPS_PROXY', '')
  vi.stubEnv('NO_PROXY', noProxy)
}

describe('a request behind a proxy does not go over a socket, and the one after it may', () => {
  test.each(others)('$words', ({ noProxy, other }) => {
    stubProxy(noProxy)
    const direct = { ...host, ...other }
    expect(taken(host, direct, host, direct)).toEqual([false, true, false, true])
  })

  test.each(others)('$words: node:http has a handler of its own for it', async ({ noProxy, other }) => {
    stubProxy(noProxy)
    const lazy = new LazyHandler({ transport: 'node' })
    onTestFinished(() => lazy.destroy())
    const find = (target: typeof host) => lazy.find({ ...target, headers: {} })
    const [proxied, direct, again] = [await find(host), await find({ ...host, ...other }), await find(host)]
    expect(direct).not.toBe(proxied)
    expect(again).toBe(proxied)
  })

  test('but the environment is not read again for the same host', () => {
    const read = vi.spyOn(platform, 'env')
    const choice = new SocketChoice(limits)
    choice.takes(host)
    const before = read.mock.calls.length
    choice.takes({ ...host })
    expect(before).toBeGreaterThan(0)
    expect(read).toHaveBeenCalledTimes(before)
  })
})

test('a protocol that is neither http nor https does not go over a socket', () => {
  expect(taken({ ...host, protocol: 'ws:' })).toEqual([false])
})
