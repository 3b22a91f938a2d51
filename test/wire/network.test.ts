import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClientConfig, client, type DynamicClient } from 'nexttoken'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { ways } from '../transport/support/ways.js'
import { credentials, rejection } from './support/wire-server.js'

const page = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>'

function snsAt(endpoint: string, config: ClientConfig = {}): DynamicClient {
  const sns = client('sns', { region: 'us-east-1', endpoint, credentials, maxAttempts: 1, ...config })
  onTestFinished(() => sns.destroy())
  return sns
}

function setVariables(variables: Record<string, string>): void {
  const none = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'AWS_CA_BUNDLE',
  ]
  for (const name of none) vi.stubEnv(name, '')
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => sockets.add(socket))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

interface Proxy {
  readonly url: string
  /** What went through: `GET http://…` or `CONNECT host:port`, with the user that was named. */
  readonly seen: string[]
}

/** A proxy that forwards requests and opens tunnels, whatever host they name, to a port of the loopback. */
async function startProxy(port: number): Promise<Proxy> {
  const seen: string[] = []
  const note = ({ method, url, headers }: IncomingMessage) => {
    const user = headers['proxy-authorization']?.replace('Basic ', '')
    seen.push([method, url, ...(user ? [Buffer.from(user, 'base64').toString()] : [])].join(' '))
  }
  const server = createServer((request, response) => {
    note(request)
    const { pathname, search } = new URL(request.url ?? '')
    const onward = {
      host: '127.0.0.1',
      port,
      method: request.method,
      path: pathname + search,
      headers: request.headers,
    }
    const sent = httpRequest(onward, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(sent)
  })
  server.on('connect', (request, socket) => {
    note(request)
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [socket, onward])
      end.on('error', () => [socket, onward].map((other) => other.destroy()))
  })
  return { url: `http://127.0.0.1:${await listen(server)}`, seen }
}

interface TlsServer {
  readonly port: number
  readonly ca: string
  readonly requests: IncomingMessage[]
}

/** A TLS server for `aws.test` with a certificate of its own, made now. */
async function startTlsServer(): Promise<TlsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const altNames = [
    { type: 2 as const, value: 'aws.test' },
    { type: 7 as const, ip: '127.0.0.1' },
  ]
  const made = await generate([{ name: 'commonName', value: 'aws.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, made.cert)
  const requests: IncomingMessage[] = []
  const server = createTlsServer({ key: made.private, cert: made.cert }, (request, response) => {
    requests.push(request)
    response.end(page)
  })
  return { port: await listen(server), ca, requests }
}

describe('a proxy from the environment', () => {
  it('forwards plain requests', async () => {
    const aws = await startHttpServer((_, response) => void response.end(page))
    const proxy = await startProxy(aws.port)
    setVariables({ HTTP_PROXY: proxy.url })
    await snsAt('http://aws.test').listTopics()
    expect(proxy.seen).toEqual(['POST http://aws.test/'])
    expect(aws.requests[0]?.headers.host).toBe('aws.test')
  })

  it('tunnels TLS, and gets the credentials of its URL', async () => {
    const aws = await startTlsServer()
    const proxy = await startProxy(aws.port)
    setVariables({ https_proxy: proxy.url.replace('//', '//me:secret@'), AWS_CA_BUNDLE: aws.ca })
    const sns = snsAt('https://aws.test')
    await sns.listTopics()
    await sns.listTopics()
    expect(proxy.seen, 'one tunnel for both').toEqual(['CONNECT aws.test:443 me:secret'])
    expect(aws.requests).toHaveLength(2)
  })

  it.each([
    { no: '127.0.0.1', past: true },
    { no: 'other.test, 127.0.0.1', past: true },
    { no: '*', past: true },
    { no: '127.0.0.1:1', past: false },
    { no: '7.0.0.1', past: false },
    { no: 'other.test', past: false },
    { no: '', past: false },
  ])('is bypassed if NO_PROXY is "$no": $past', async ({ no, past }) => {
    const aws = await startHttpServer((_, response) => void response.end(page))
    const proxy = await startProxy(aws.port)
    setVariables({ HTTP_PROXY: proxy.url, NO_PROXY: no })
    await snsAt(aws.url).listTopics()
    expect(proxy.seen).toHaveLength(past ? 0 : 1)
  })

  it('is bypassed for a single port named in NO_PROXY', async () => {
    const answerPage: RequestListener = (_, response) => void response.end(page)
    const [direct, byProxy] = [await startHttpServer(answerPage), await startHttpServer(answerPage)]
    const proxy = await startProxy(byProxy.port)
    setVariables({ HTTP_PROXY: proxy.url, NO_PROXY: `127.0.0.1:${direct.port}` })
    await snsAt(direct.url).listTopics()
    expect(proxy.seen).toHaveLength(0)
    await snsAt(byProxy.url).listTopics()
    expect(proxy.seen).toHaveLength(1)
  })

  it.each(['aws.test', '.aws.test', '*.aws.test', 'AWS.test'])(
    'is bypassed for hosts below "%s"',
    async (no) => {
      const aws = await startHttpServer((_, response) => void response.end(page))
      const proxy = await startProxy(aws.port)
      setVariables({ HTTP_PROXY: proxy.url, no_proxy: no })
      const error = await rejection(snsAt('http://sns.aws.test').listTopics())
      expect(error).toMatchObject({ code: 'Network', message: expect.stringMatching(/sns\.aws\.test/) })
      expect(proxy.seen).toEqual([])
    },
  )

  it('is not used beside an agent of the user', async () => {
    const aws = await startHttpServer((_, response) => void response.end(page))
    const proxy = await startProxy(aws.port)
    setVariables({ HTTP_PROXY: proxy.url })
    const { Agent } = await import('node:http')
    await snsAt(aws.url, { requestHandler: { httpAgent: new Agent() } }).listTopics()
    expect(proxy.seen).toEqual([])
  })

  it.each(['socks5://me:secret@127.0.0.1', 'http://me:secret@', 'http://me:secret@:x'])(
    'that is not a URL, %s, is an error without its password',
    async (url) => {
      setVariables({ HTTP_PROXY: url })
      const error = await rejection(snsAt('http://aws.test').listTopics())
      expect(error).toMatchObject({
        code: 'InvalidConfiguration',
        message: expect.stringMatching(/HTTP_PROXY/),
      })
      expect(error.message).not.toContain('secret')
    },
  )
})

describe.each(ways)('certificates, over $way:', ({ transport }) => {
  it('of AWS_CA_BUNDLE are trusted, and unknown ones are not', async () => {
    const aws = await startTlsServer()
    setVariables({})
    const endpoint = `https://127.0.0.1:${aws.port}`
    expect(await rejection(snsAt(endpoint, { transport }).listTopics())).toMatchObject({
      code: 'Network',
      message: expect.stringMatching(/self.signed/i),
    })
    vi.stubEnv('AWS_CA_BUNDLE', aws.ca)
    expect((await snsAt(endpoint, { transport }).listTopics()).Topics).toEqual([])
  })

  it('of ca_bundle in the profile are trusted', async () => {
    const aws = await startTlsServer()
    setVariables({})
    const config = `${aws.ca}.config`
    writeFileSync(config, `[default]\nca_bundle = ${aws.ca}\n`)
    vi.stubEnv('AWS_CONFIG_FILE', config)
    expect((await snsAt(`https://127.0.0.1:${aws.port}`, { transport }).listTopics()).Topics).toEqual([])
  })

  it.each(['/nowhere/ca.pem', '/etc/hostname'])(
    'from %s, which has none, are an error that names it',
    async (path) => {
      setVariables({ AWS_CA_BUNDLE: path })
      const error = await rejection(snsAt('https://127.0.0.1:9', { transport }).listTopics())
      expect(error).toMatchObject({ code: 'InvalidConfiguration' })
      expect(error.message).toContain(`AWS_CA_BUNDLE is "${path}"`)
    },
  )
})

describe.each(ways)('limits of connections, over $way:', ({ transport }) => {
  it('maxSockets delays calls until a connection is free', async () => {
    setVariables({})
    let open = 0
    let most = 0
    const aws = await startHttpServer((_, response) => {
      most = Math.max(most, ++open)
      setImmediate(() => {
        open--
        response.end(page)
      })
    })
    const sns = snsAt(aws.url, { transport, requestHandler: { httpAgent: { maxSockets: 2 } } })
    await Promise.all(Array.from({ length: 12 }, () => sns.listTopics()))
    expect(aws.requests).toHaveLength(12)
    expect(new Set(aws.requests.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2)
    expect(most).toBeLessThanOrEqual(2)
  })

  it.each([
    { words: 'socketTimeout ends a silent connection', requestHandler: { socketTimeout: 50 } },
    {
      words: 'requestTimeout ends a slow answer',
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    },
  ])('$words', async ({ requestHandler }) => {
    setVariables({})
    const aws = await startHttpServer(() => {})
    const call = snsAt(aws.url, { transport, requestHandler }).listTopics()
    expect(await rejection(call)).toMatchObject({ code: 'Timeout', attempts: 1 })
    const [request] = aws.requests
    if (request && !request.socket.destroyed) await once(request.socket, 'close')
  })
})
