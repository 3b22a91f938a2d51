import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Backend, counts, keyOf, startBackend } from './support/http-servers/backend.js'
import { bothWays, bothWaysAtOnce } from './support/http-servers/both-ways.js'
import { agentOptions, type Target } from './support/http-servers/clients.js'
import type { Behaviour, HttpServerKind } from './support/http-servers/http-server-kind.js'
import { httpServers } from './support/http-servers/http-servers.js'
import { checkTopics, listKeys, listTopics, outcomeOf } from './support/http-servers/listings.js'
import { type RunningHttpServer, startHttpServer } from './support/http-servers/start-http-server.js'

const allKeys = Array.from({ length: counts.objects }, (_, index) => keyOf(index))
const pagesOfKeys = [allKeys.slice(0, 1000), allKeys.slice(1000, 2000), allKeys.slice(2000)]
const missing = (process.env.NEXTTOKEN_MISSING_SERVERS ?? '').split(',')

/** A server while its tests run; members are for use within tests. */
interface Subject {
  readonly kind: HttpServerKind
  readonly isSecure: boolean
  readonly server: RunningHttpServer
  readonly backend: Backend
  target(behaviour: Behaviour): Target
}

for (const kind of httpServers)
  describe.skipIf(missing.includes(kind.name))(kind.name, () => {
    let backend: Backend
    let server: RunningHttpServer
    beforeAll(async () => {
      backend = await startBackend()
      server = await startHttpServer(kind, backend.port)
    })
    afterAll(async () => {
      await server?.stop()
      await backend?.close()
    })
    for (const isSecure of [false, true])
      describe(isSecure ? 'over TLS' : 'over plain HTTP', () => {
        const subject: Subject = {
          kind,
          isSecure,
          get server() {
            return server
          },
          get backend() {
            return backend
          },
          target: (behaviour) => ({
            port: server.portOf(behaviour, isSecure),
            isSecure,
            ca: server.certificates.ca,
          }),
        }
        listsOverOneConnection(subject)
        listsOverConnectionsThatAreClosed(subject)
        readsEveryKindOfResponse(subject)
        survivesRestarts(subject)
        listsManyAtOnce(subject)
        if (isSecure) usesTls(subject)
      })
  })

function listsOverOneConnection({ kind, isSecure, target }: Subject): void {
  const rows: readonly [words: string, behaviour: Behaviour, bucket: string, wire: RegExp][] = [
    ['big pages with a length', 'steady', 'measured', /^content-length: \d{5,}\r$/im],
    ['big pages in chunks', 'steady', 'chunked', /^transfer-encoding: chunked\r$/im],
    ['big pages in chunks with a trailer', 'steady', 'trailed', /^transfer-encoding: chunked\r$/im],
    ['pages that the backend compressed', 'steady', 'packed', /^content-encoding: gzip\r$/im],
    ['pages that the server compressed', 'compressing', 'measured', /^content-encoding: gzip\r$/im],
    ['pages after 103 Early Hints', 'steady', 'hinted', /^HTTP\/1\.1 103 /m],
  ]
  const able = rows.filter(
    ([, behaviour, bucket]) =>
      kind.behaviours.includes(behaviour) && (kind.givesHints || bucket !== 'hinted'),
  )
  for (const [words, behaviour, bucket, wire] of able)
    it(`lists ${words} over one connection`, async () => {
      const listed = await bothWays(target(behaviour), async ({ open, tap }) => {
        const pages = await listKeys(open('s3'), { Bucket: bucket })
        if (!isSecure) expect(tap.connections[0]?.received()).toMatch(wire)
        return { pages, connections: tap.connections.length }
      })
      expect(listed).toEqual({ pages: pagesOfKeys, connections: 1 })
    })

  it('lists small pages over one connection', async () => {
    const listed = await bothWays(target('steady'), async ({ open, tap }) => {
      const pages = await listTopics(open('sns'))
      return { pages, connections: tap.connections.length }
    })
    expect(listed.connections).toBe(1)
    checkTopics(listed.pages)
  })
}

function listsOverConnectionsThatAreClosed({ kind, isSecure, target }: Subject): void {
  const rows: readonly [words: string, behaviour: Behaviour, connections: number][] = [
    ['after each response', 'closing', 3],
    ['after two responses', 'counting', 2],
  ]
  for (const [words, behaviour, connections] of rows.filter(([, one]) => kind.behaviours.includes(one)))
    it(`lists over connections that the server closes ${words}`, async () => {
      const big = await bothWays(target(behaviour), async ({ open, tap }) => {
        const pages = await listKeys(open('s3'), { Bucket: 'chunked' })
        return { pages, connections: tap.connections.length }
      })
      expect(big).toEqual({ pages: pagesOfKeys, connections })
      const small = await bothWays(target(behaviour), async ({ open, tap }) => {
        const pages = await listTopics(open('sns'))
        return { pages, connections: tap.connections.length }
      })
      checkTopics(small.pages)
      expect(small.connections).toBe(connections)
    })

  if (kind.behaviours.includes('unframed'))
    it('lists pages whose end is the end of the connection', async () => {
      const listed = await bothWays(target('unframed'), async ({ open, tap }) => {
        const pages = await listKeys(open('s3'), { Bucket: 'chunked' })
        if (!isSecure)
          expect(tap.connections[0]?.received()).not.toMatch(/^(content-length|transfer-encoding):/im)
        return { pages, connections: tap.connections.length }
      })
      expect(listed).toEqual({ pages: pagesOfKeys, connections: 3 })
    })

  it('goes on after an idle close that the client saw', async () => {
    const listed = await bothWaysAtOnce(target('impatient'), async ({ open, tap }) => {
      const pages = await listKeys(open('s3'), { Bucket: 'measured' }, async (page) => {
        if (page === 2) await tap.connections[0]?.closed
      })
      return { pages, connections: tap.connections.length }
    })
    expect(listed).toEqual({ pages: pagesOfKeys, connections: 2 })
  })

  it('goes on after an idle close that the client did not see yet', async () => {
    const listed = await bothWaysAtOnce(target('impatient'), async ({ open, tap }) => {
      // The client has not read the end of the connection when it sends the next request.
      const pages = await listTopics(open('sns'), async (page) => {
        if (page === 2) await tap.connections[0]?.serverEnded
      })
      // A close that TLS announces may come first.
      if (!kind.tellsIdleTime && !isSecure) expect(tap.connections[0]?.sentTooLate()).toBeGreaterThan(0)
      return { pages, connections: tap.connections.length }
    })
    checkTopics(listed.pages)
    expect(listed.connections).toBe(2)
  })
}

function readsEveryKindOfResponse({ kind, target }: Subject): void {
  it('reads HEAD, 204 and errors, each followed by others on the same connection', async () => {
    const read = await bothWays(target('steady'), async ({ open, tap }) => {
      const s3 = open('s3')
      const head = await s3.headObject({ Bucket: 'measured', Key: 'there' })
      const outcomes = [
        await outcomeOf(s3.headObject({ Bucket: 'measured', Key: 'missing' })),
        await outcomeOf(s3.deleteObject({ Bucket: 'measured', Key: 'there' })),
        await outcomeOf(s3.getObjectTagging({ Bucket: 'measured', Key: 'there' })),
        await outcomeOf(s3.listObjectsV2({ Bucket: 'absent' })),
      ]
      const pages = await listKeys(s3, { Bucket: 'chunked' })
      const connections = tap.connections.length
      // Some servers close the connection after such a response.
      outcomes.push(await outcomeOf(s3.listObjectsV2({ Bucket: 'busy' })))
      return { length: head.ContentLength, outcomes, pages, connections }
    })
    expect(read).toMatchObject({
      length: 12_345,
      outcomes: [
        { name: 'ServiceError', statusCode: 404 },
        { result: { $metadata: { httpStatusCode: 204 } } },
        { code: 'NoSuchKey', statusCode: 404 },
        { code: 'NoSuchBucket', message: expect.stringContaining('a refusal with a body') },
        { code: 'InternalError', statusCode: 500, attempts: 1 },
      ],
      pages: pagesOfKeys,
      connections: 1,
    })
  })

  it('lists a service that refuses every first attempt', async () => {
    const listed = await bothWays(target('steady'), ({ open }) =>
      listKeys(open('s3', { maxAttempts: 3 }), { Bucket: 'busy' }),
    )
    expect(listed).toEqual(pagesOfKeys)
  })
  if (kind.behaviours.includes('compressing'))
    it('reads HEAD, 204 and errors of a server that compresses', async () => {
      const read = await bothWays(target('compressing'), async ({ open }) => {
        const s3 = open('s3')
        return [
          await outcomeOf(s3.headObject({ Bucket: 'measured', Key: 'missing' })),
          await outcomeOf(s3.deleteObject({ Bucket: 'measured', Key: 'there' })),
          await outcomeOf(s3.listObjectsV2({ Bucket: 'absent' })),
          await outcomeOf(listKeys(s3, { Bucket: 'chunked' })),
        ]
      })
      expect(read).toMatchObject([
        { statusCode: 404 },
        { result: { $metadata: { httpStatusCode: 204 } } },
        { code: 'NoSuchBucket' },
        { result: pagesOfKeys },
      ])
    })
}

function survivesRestarts(subject: Subject): void {
  const { kind, target } = subject
  it('goes on after the server has started anew between two pages', async () => {
    const listed = await bothWays(target('steady'), async ({ open, tap }) => {
      const pages = await listKeys(open('s3'), { Bucket: 'chunked' }, async (page) => {
        if (page !== 1) return
        await subject.server.restart()
        await tap.connections[0]?.serverEnded
      })
      // More than two, if a process of before took the second.
      return { pages, goesOn: tap.connections.length > 1 }
    })
    expect(listed).toEqual({ pages: pagesOfKeys, goesOn: true })
  })

  // The others refuse connections for a while.
  if (kind.reloadSignal)
    it('loses nothing when the server starts anew among many listings', async () => {
      const listed = await bothWays(target('steady'), ({ open }) => {
        const sns = open('sns', { maxAttempts: 3 })
        let pages = 0
        const restart = async () => {
          pages++
          if (pages === 40) await subject.server.restart()
        }
        return Promise.all(Array.from({ length: 64 }, () => listTopics(sns, restart)))
      })
      for (const pages of listed) checkTopics(pages)
    })
}

function listsManyAtOnce({ target }: Subject): void {
  it('lists 64 times at once over 8 connections', async () => {
    const options = agentOptions(target('steady'), 8)
    const listed = await bothWays(target('steady'), async ({ open, tap }) => {
      const sns = open('sns', options)
      const topics = await Promise.all(Array.from({ length: 64 }, () => listTopics(sns)))
      const connections = tap.connections.length
      const s3 = open('s3', options)
      const keys = await Promise.all(Array.from({ length: 8 }, () => listKeys(s3, { Bucket: 'chunked' })))
      return { topics, keys, connections }
    })
    expect(listed.connections).toBe(8)
    for (const pages of listed.topics) checkTopics(pages)
    for (const pages of listed.keys) expect(pages).toEqual(pagesOfKeys)
  })
}

function usesTls(subject: Subject): void {
  const { kind, target } = subject
  it('trusts the authority that AWS_CA_BUNDLE names, and no other', async () => {
    const unnamed = { ...target('steady'), ca: undefined }
    const refused = await bothWays(unnamed, ({ open }) => outcomeOf(listTopics(open('sns'))))
    expect(refused).toMatchObject({ code: 'Network', message: expect.stringContaining('certificate') })
    vi.stubEnv('AWS_CA_BUNDLE', subject.server.certificates.caFile)
    onTestFinished(() => void vi.unstubAllEnvs())
    checkTopics(await bothWays(unnamed, ({ open }) => listTopics(open('sns'))))
  })

  if (kind.tellsOfTls)
    it('names the host in each handshake, and resumes its session on each new connection', async () => {
      const seen = await bothWays(target('closing'), async ({ open }) => {
        const before = subject.backend.requests.length
        await listKeys(open('s3'), { Bucket: 'measured' })
        return subject.backend.requests
          .slice(before)
          .map(({ headers }) => [headers['x-tls-name'], headers['x-tls-session']].join(' ').toLowerCase())
      })
      expect(seen).toEqual([
        expect.stringMatching(/^localhost (new|initial)$/),
        'localhost resumed',
        'localhost resumed',
      ])
    })
}
