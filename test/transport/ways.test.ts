import diagnostics from 'node:diagnostics_channel'
import { once } from 'node:events'
import http, { Agent } from 'node:http'
import https, { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { client } from 'nexttoken'
import { generate } from 'selfsigned'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { TransportConfig } from '../../src/transport/index.js'
import { startHttpServer, type TestServer } from '../support/http-server.js'
import { answer, newTransport, type TextCall, textCall } from './support/test-call.js'
import { type Way, wayOf } from './support/ways.js'

type RequestFields = Parameters<typeof textCall>[2]

async function wayTaken(
  config: TransportConfig = {},
  call: { overrides?: Partial<TextCall>; request?: RequestFields } = {},
): Promise<Way | undefined> {
  const server = await startHttpServer(answer('page'))
  await newTransport(config).send(textCall(server, call.overrides, call.request))
  return waysOf(server)[0]
}

function waysOf({ requests }: TestServer): Way[] {
  return requests.map(wayOf)
}

describe('a request goes over a socket', () => {
  test.each<{ words: string; request?: RequestFields }>([
    { words: 'without a body' },
    { words: 'with text', request: { body: 'input' } },
    { words: 'with bytes', request: { body: new Uint8Array(9) } },
    { words: 'with method GET', request: { method: 'GET', path: '/a/b', query: { x: 'ü', y: '' } } },
  ])('$words', async ({ request }) => {
    expect(await wayTaken({}, { request })).toBe('sockets')
  })

  test.each<{ words: string; requestHandler: TransportConfig['requestHandler'] }>([
    { words: 'the limits of a connection', requestHandler: { connectionTimeout: 1000, socketTimeout: 1000 } },
    { words: 'a number of connections', requestHandler: { httpAgent: { maxSockets: 2 } } },
    { words: 'a family', requestHandler: { httpAgent: { family: 4, keepAlive: true } } },
    { words: 'an option that is undefined', requestHandler: { httpAgent: { timeout: undefined } as object } },
    { words: 'an agent for another protocol', requestHandler: { httpsAgent: { timeout: 5 } } },
  ])('with $words in the options of requestHandler', async ({ requestHandler }) => {
    expect(await wayTaken({ requestHandler })).toBe('sockets')
  })
})

describe('a request goes by node:http', () => {
  test.each<{ words: string; config: TransportConfig }>([
    { words: "transport is 'node'", config: { transport: 'node' } },
    { words: 'the handler is the user’s', config: { requestHandler: new NodeHttpHandler() } },
    { words: 'the agent is the user’s', config: { requestHandler: { httpAgent: new Agent() } } },
    { words: 'only an agent knows an option', config: { requestHandler: { httpAgent: { timeout: 5_000 } } } },
    { words: 'connections are not kept', config: { requestHandler: { httpAgent: { keepAlive: false } } } },
    { words: 'the answer has a limit', config: { requestHandler: { requestTimeout: 5_000 } } },
    { words: 'such a limit would throw', config: { requestHandler: { throwOnRequestTimeout: true } } },
  ])('if $words', async ({ config }) => {
    expect(await wayTaken(config)).toBe('node:http')
  })

  test.each<{ words: string; overrides?: Partial<TextCall>; request?: RequestFields }>([
    { words: 'its response is streamed', overrides: { streamsResponse: true, receive: () => 'a stream' } },
    {
      words: 'its body is a stream',
      request: { body: Readable.from([Buffer.from('once')]), headers: { 'content-length': '4' } },
    },
    {
      words: 'it asks before it sends its body',
      request: { body: 'x', headers: { expect: '100-continue' } },
    },
    { words: 'its URL has a password', request: { username: 'u', password: 'p' } },
  ])('if $words', async ({ overrides, request }) => {
    expect(await wayTaken({}, { overrides, request })).toBe('node:http')
  })

  test('through a proxy', async () => {
    const server = await startHttpServer(answer('page'))
    vi.stubEnv('HTTP_PROXY', server.url)
    vi.stubEnv('NO_PROXY', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    await newTransport().send(textCall({ port: 80 }, {}, { hostname: 'aws.test' }))
    expect(waysOf(server)).toEqual(['node:http'])
    expect(server.requests[0]?.url).toBe('http://aws.test/')
  })
})

describe('a request by TLS', () => {
  const tlsServer = async () => {
    const made = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    })
    const ways: Way[] = []
    const server = createServer({ key: made.private, cert: made.cert }, (request, response) => {
      ways.push(wayOf(request))
      response.end('page')
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return { port: (server.address() as AddressInfo).port, ca: made.cert, ways }
  }

  test.each<{ way: Way; words: string; agent: object; httpAgent?: object }>([
    { way: 'sockets', words: 'goes over a socket', agent: {} },
    {
      way: 'sockets',
      words: 'goes over a socket if an option is for an agent of another protocol',
      agent: {},
      httpAgent: { timeout: 5_000 },
    },
    {
      way: 'node:http',
      words: 'goes by node:https if only an agent knows an option',
      agent: { timeout: 5_000 },
    },
  ])('$words', async ({ way, agent, httpAgent }) => {
    const { port, ca, ways } = await tlsServer()
    const requestHandler = { httpsAgent: { ca, ...agent }, ...(httpAgent && { httpAgent }) }
    await newTransport({ requestHandler }).send(textCall({ port }, {}, { protocol: 'https:' }))
    expect(ways).toEqual([way])
  })

  test('goes by node:https if a program has replaced https.request', async () => {
    const { port, ca, ways } = await tlsServer()
    const { request } = https
    https.request = vi.fn(request) as typeof request
    onTestFinished(() => {
      https.request = request
    })
    await newTransport({ requestHandler: { httpsAgent: { ca } } }).send(
      textCall({ port }, {}, { protocol: 'https:' }),
    )
    expect(ways).toEqual(['node:http'])
  })
})

/** Mocks and tracers must see every request: nock and msw answer it, OpenTelemetry adds headers and measures it. */
describe('a program that replaces http.request sees the requests', () => {
  function replaceRequest(replacement: typeof http.request): () => void {
    const { request } = http
    http.request = replacement
    const restore = () => {
      http.request = request
    }
    onTestFinished(restore)
    return restore
  }

  test.each<{ words: string; replace(own: typeof http.request): typeof http.request }>([
    {
      words: 'by a function',
      replace: (own) => ((...args: Parameters<typeof own>) => own(...args)) as typeof own,
    },
    {
      words: 'by a function of the same name',
      replace: (own) =>
        function request(...args: Parameters<typeof own>) {
          return own(...args)
        } as typeof own,
    },
    { words: 'by a proxy', replace: (own) => new Proxy(own, {}) },
    { words: 'by a bound function', replace: (own) => own.bind(undefined) as typeof http.request },
    { words: 'by a spy', replace: (own) => vi.fn(own) as typeof http.request },
  ])('$words, before the first request', async ({ replace }) => {
    replaceRequest(replace(http.request))
    expect(await wayTaken()).toBe('node:http')
  })

  test('between two requests, and no longer when it is restored', async () => {
    const server = await startHttpServer(answer('page'))
    const transport = newTransport()
    await transport.send(textCall(server))
    const own = http.request
    const seen: string[] = []
    const restore = replaceRequest(((...args: Parameters<typeof own>) => {
      seen.push('request')
      return own(...args)
    }) as typeof own)
    await transport.send(textCall(server))
    expect(seen).toEqual(['request'])
    restore()
    await transport.send(textCall(server))
    expect(waysOf(server)).toEqual(['sockets', 'node:http', 'sockets'])
  })

  test.each<{ channel: string; isOlder: boolean }>([
    // Node 20 does not have it.
    { channel: 'http.client.request.created', isOlder: false },
    { channel: 'http.client.request.start', isOlder: true },
    { channel: 'http.client.response.finish', isOlder: true },
  ])('or subscribes to the diagnostics $channel', async ({ channel, isOlder }) => {
    const server = await startHttpServer(answer('page'))
    const transport = newTransport()
    const seen: unknown[] = []
    const note = (message: unknown) => seen.push(message)
    diagnostics.subscribe(channel, note)
    await transport.send(textCall(server))
    diagnostics.unsubscribe(channel, note)
    await transport.send(textCall(server))
    if (isOlder) expect(seen).toHaveLength(1)
    expect(waysOf(server)).toEqual(['node:http', 'sockets'])
  })
})

test('both ways have connections of their own, and a client closes all of them', async () => {
  const server = await startHttpServer(answer('page'))
  const transport = newTransport()
  await transport.send(textCall(server))
  await transport.send(
    textCall(server, {
      streamsResponse: true,
      receive: ({ stream }) => `${(stream as unknown as Readable).resume()}`,
    }),
  )
  const [first, second] = server.requests.map(({ socket }) => socket)
  expect(first).not.toBe(second)
  const closed = Promise.all([first, second].map((socket) => socket && once(socket, 'close')))
  transport.destroy()
  await closed
})

test('a client takes the option, and its payload is not overwritten by the next response', async () => {
  const server = await startHttpServer(
    ...['one', 'two', 'sex'].map((text) => answer(text, { 'content-type': 'application/json' })),
  )
  const config = {
    region: 'us-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  }
  const lambda = client('lambda', config)
  onTestFinished(() => lambda.destroy())
  const invoke = async () => (await lambda.invoke({ FunctionName: 'f' })).Payload as Uint8Array
  const [first, second] = [await invoke(), await invoke()]
  expect(Buffer.from(first).toString()).toBe('one')
  expect(Buffer.from(second).toString()).toBe('two')
  const byNode = client('lambda', { ...config, transport: 'node' })
  onTestFinished(() => byNode.destroy())
  await byNode.invoke({ FunctionName: 'f' })
  expect(waysOf(server)).toEqual(['sockets', 'sockets', 'node:http'])
})
