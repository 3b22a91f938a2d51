import { createServer as createPlainServer, type LookupFunction, type Socket } from 'node:net'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { generate } from 'selfsigned'
import { beforeAll, describe, expect, test } from 'vitest'
import { supportsOptions } from '../../../src/transport/socket/index.js'
import { answerHeads, listen, page, startRawServer } from './support/raw-server.js'
import { failure, socketClient } from './support/socket-client.js'

/** Names every host as these addresses, as DNS does. */
const lookupAs =
  (...addresses: readonly string[]): LookupFunction =>
  (_host, options, done) => {
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all) done(null, all as never)
    else done(null, all[0]?.address ?? '', all[0]?.family)
  }

const loopback = lookupAs('127.0.0.1')
const hostname = 'aws.test'

test('a host of several addresses is tried at each', async () => {
  const server = await startRawServer((socket) => socket.write(page('page')))
  const { get } = socketClient(server.port, { plain: { lookup: lookupAs('::1', '127.0.0.1') } })
  expect(await get('/', { hostname })).toBe('page')
})

test('an IPv6 address in brackets is one', async () => {
  const { get } = socketClient(1)
  expect(await failure(get('/', { hostname: '[::1]', port: 1 }))).toMatchObject({
    syscall: 'connect',
    address: '::1',
  })
})

test('a host that does not exist is an error of its lookup', async () => {
  const lookup: LookupFunction = (host, _options, done) =>
    done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', hostname: host }), '')
  expect(await failure(socketClient(1, { plain: { lookup } }).get('/', { hostname }))).toMatchObject({
    code: 'ENOTFOUND',
    hostname,
  })
})

test.each([
  { kind: 'plain', protocol: 'http:' },
  { kind: 'tls', protocol: 'https:' },
] as const)('a connection that is not made in time is given up ($kind)', async ({ kind, protocol }) => {
  // It never says what the address is.
  const options = { connectionTimeout: 30, [kind]: { lookup: () => {}, maxSockets: 1 } }
  const { get } = socketClient(1, options)
  const answers = [get('/1', { hostname, protocol }), get('/2', { hostname, protocol })].map(failure)
  for (const answer of answers) {
    expect(await answer).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringMatching(/did not establish a connection .* connectionTimeout of 30 ms/),
    })
  }
})

test.each([
  { limits: { connectionTimeout: 30 }, words: 'did not establish a connection' },
  { limits: { connectionTimeout: 0, socketTimeout: 30 }, words: 'timed out after 30 ms' },
])('a TLS handshake that gets no answer is given up by $limits', async ({ limits, words }) => {
  const server = await startRawServer(() => {})
  const { get } = socketClient(server.port, limits)
  expect(await failure(get('/', { protocol: 'https:' }))).toMatchObject({
    name: 'TimeoutError',
    message: expect.stringContaining(words),
  })
})

describe('by TLS', () => {
  let key = ''
  let cert = ''
  beforeAll(async () => {
    const altNames = [
      { type: 2 as const, value: hostname },
      { type: 7 as const, ip: '127.0.0.1' },
    ]
    const made = await generate([{ name: 'commonName', value: hostname }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames },
      ],
    })
    key = made.private
    cert = made.cert
  })

  /** A TLS server that closes each connection after its response. */
  async function startTlsServer(options: TlsOptions = {}, headers = 'connection: close\r\n') {
    const sockets: TLSSocket[] = []
    const reused: boolean[] = []
    const server = createServer({ key, cert, ...options }, (socket) => {
      sockets.push(socket)
      reused.push(socket.isSessionReused())
      answerHeads(socket, () => socket.write(page('page', headers)))
    })
    server.on('tlsClientError', () => {})
    return { server, sockets, reused, port: await listen(server, sockets) }
  }

  const tls = () => ({ ca: cert, lookup: loopback })
  const https = { protocol: 'https:', hostname }

  test('the server is told the name of the host, but no address', async () => {
    const server = await startTlsServer()
    const { get } = socketClient(server.port, { tls: tls() })
    await get('/', https)
    await get('/', { protocol: 'https:' })
    expect(server.sockets.map((socket) => Reflect.get(socket, 'servername'))).toEqual([hostname, false])
    expect(server.sockets.map(({ alpnProtocol }) => alpnProtocol)).toEqual([false, false])
  })

  test.each([
    { words: 'one address', lookup: loopback },
    { words: 'several', lookup: lookupAs('::1', '127.0.0.1') },
  ])('a session is resumed, for a host of $words', async ({ lookup }) => {
    const server = await startTlsServer()
    const { get } = socketClient(server.port, { tls: { ...tls(), lookup } })
    for (const path of ['/1', '/2', '/3']) expect(await get(path, https)).toBe('page')
    expect(server.reused).toEqual([false, true, true])
  })

  test('a session that the server does not know any more costs a whole handshake, and no failure', async () => {
    const server = await startTlsServer()
    const { get } = socketClient(server.port, { tls: tls() })
    await get('/1', https)
    server.server.setTicketKeys(Buffer.alloc(48, 7))
    expect(await get('/2', https)).toBe('page')
    expect(await get('/3', https)).toBe('page')
    expect(server.reused).toEqual([false, false, true])
  })

  test('a session is forgotten with a connection that broke', async () => {
    let breaks = false
    const server = await startTlsServer()
    server.server.on('secureConnection', (socket) => {
      if (breaks) socket.destroy()
    })
    const { get } = socketClient(server.port, { tls: tls() })
    await get('/1', https)
    breaks = true
    await failure(get('/2', https))
    breaks = false
    await get('/3', https)
    expect(server.reused).toEqual([false, true, false])
  })

  test('a large response comes whole', async () => {
    const text = 'x'.repeat(3_000_000)
    const sockets: TLSSocket[] = []
    const server = createServer({ key, cert }, (socket) => {
      sockets.push(socket)
      answerHeads(socket, () => socket.write(page(text)))
    })
    const { get } = socketClient(await listen(server, sockets), { tls: tls() })
    expect((await get('/', https)) === text).toBe(true)
    expect((await get('/', https)) === text).toBe(true)
    expect(sockets).toHaveLength(1)
  })

  test.each([
    { words: 'is not trusted', change: { ca: undefined }, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    {
      words: 'is for another host',
      change: { servername: 'other.test' },
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    },
    {
      words: 'the user refuses',
      change: { checkServerIdentity: () => Object.assign(new Error('no'), { code: 'EMINE' }) },
      code: 'EMINE',
    },
  ])('a server whose certificate $words gets no request', async ({ change, code }) => {
    const server = await startTlsServer()
    const { get } = socketClient(server.port, { tls: { ...tls(), ...change } })
    expect(await failure(get('/', https))).toMatchObject({ code })
  })

  test('a certificate is not checked with rejectUnauthorized: false', async () => {
    const server = await startTlsServer()
    expect(
      await socketClient(server.port, { tls: { rejectUnauthorized: false, lookup: loopback } }).get(
        '/',
        https,
      ),
    ).toBe('page')
  })

  test('a server that closes in the handshake is an error that says so', async () => {
    const sockets: Socket[] = []
    const port = await listen(
      createPlainServer((socket) => {
        sockets.push(socket)
        socket.once('data', () => socket.end())
      }),
      sockets,
    )
    expect(await failure(socketClient(port, { tls: tls() }).get('/', https))).toMatchObject({
      code: 'ECONNRESET',
      message: expect.stringContaining('before secure TLS connection'),
    })
  })

  test('the certificate of the client is sent', async () => {
    const server = await startTlsServer({ requestCert: true, ca: cert, rejectUnauthorized: true })
    const { get } = socketClient(server.port, { tls: { ...tls(), key, cert } })
    await get('/', https)
    expect(server.sockets[0]?.getPeerCertificate().subject.CN).toBe(hostname)
    expect(await failure(socketClient(server.port, { tls: tls() }).get('/', https))).toMatchObject({
      code: expect.stringMatching(/ERR_SSL|ECONNRESET|EPIPE/),
    })
  })

  test('certificates that cannot be read are an error of the request', async () => {
    const error = await failure(
      socketClient(1, { tls: { ca: 'none', cert: 'none', key: 'none' } }).get('/', https),
    )
    expect(error).toMatchObject({ code: expect.stringMatching(/ERR_OSSL/) })
  })
})

/** https://nodejs.org/docs/latest-v20.x/api/http.html#new-agentoptions, and what it passes on to net and tls. */
test.each([
  ...['keepAlive', 'keepAliveMsecs', 'maxSockets', 'noDelay', 'family', 'hints', 'lookup', 'localAddress'],
  ...['autoSelectFamily', 'autoSelectFamilyAttemptTimeout', 'ca', 'cert', 'key', 'pfx', 'passphrase'],
  ...['rejectUnauthorized', 'servername', 'checkServerIdentity', 'ciphers', 'minVersion', 'maxVersion'],
  ...['secureOptions', 'secureProtocol', 'secureContext', 'ecdhCurve', 'sigalgs', 'crl', 'honorCipherOrder'],
])('an option that means the same for a socket is supported: %s', (name) => {
  expect(supportsOptions({ [name]: 1 })).toBe(true)
})

test.each([
  ...['timeout', 'scheduling', 'maxFreeSockets', 'maxTotalSockets', 'maxCachedSessions', 'localPort'],
  ...['socketPath', 'ALPNProtocols', 'proxyEnv', 'constructor'],
])('an option that only an agent knows is not: %s', (name) => {
  expect(supportsOptions({ [name]: 1 })).toBe(false)
})

test.each([
  [{}, true],
  [{ maxSockets: 3, ca: 'x', rejectUnauthorized: false, keepAlive: true }, true],
  [{ maxTotalSockets: undefined }, true],
  [{ maxTotalSockets: 3 }, false],
  [{ keepAlive: false }, false],
  [{ ALPNProtocols: ['h2'] }, false],
])('options of an agent %j are supported: %s', (options, isSupported) => {
  expect(supportsOptions(options as object)).toBe(isSupported)
})
