import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from './support/http-servers/backend.js'
import { bothWays } from './support/http-servers/both-ways.js'
import { agentOptions, openClient } from './support/http-servers/clients.js'
import { checkTopics, listKeys, listTopics, outcomeOf } from './support/http-servers/listings.js'
import { motoHttp } from './support/http-servers/moto-http.js'
import { type RunningHttpServer, startHttpServer } from './support/http-servers/start-http-server.js'

describe('moto', () => {
  const keys = Array.from({ length: 130 }, (_, index) => `key-${String(index).padStart(3, '0')}`)
  let server: RunningHttpServer
  beforeAll(async () => {
    server = await startHttpServer(motoHttp, 0)
    const target = { port: server.portOf('closing', false), isSecure: false }
    const [s3, sns] = [openClient('s3', target), openClient('sns', target)]
    await s3.createBucket({ Bucket: 'keys' })
    await Promise.all(keys.map((Key) => s3.putObject({ Bucket: 'keys', Key, Body: Key })))
    await Promise.all(
      Array.from({ length: counts.topics }, (_, index) => sns.createTopic({ Name: `t-${index}` })),
    )
    for (const each of [s3, sns]) each.destroy()
  })
  afterAll(() => server?.stop())

  for (const isSecure of [false, true])
    describe(isSecure ? 'over TLS' : 'over plain HTTP', () => {
      const target = () => ({
        port: server.portOf('closing', isSecure),
        isSecure,
        ca: server.certificates.ca,
      })
      it('lists over connections that the server closes after each response', async () => {
        const listed = await bothWays(target(), async ({ open, tap }) => {
          const pages = await listKeys(open('s3'), { Bucket: 'keys', MaxKeys: 50 })
          const connections = tap.connections.length
          return { pages, connections, topics: await listTopics(open('sns')) }
        })
        expect(listed).toMatchObject({
          pages: [keys.slice(0, 50), keys.slice(50, 100), keys.slice(100)],
          connections: 3,
        })
        checkTopics(listed.topics)
      })

      it('reads HEAD, 204 and errors', async () => {
        const read = await bothWays(target(), async ({ open }) => {
          const s3 = open('s3')
          const { ContentLength } = await s3.headObject({ Bucket: 'keys', Key: 'key-000' })
          return [
            { ContentLength },
            await outcomeOf(s3.headObject({ Bucket: 'keys', Key: 'absent' })),
            await outcomeOf(s3.deleteObject({ Bucket: 'keys', Key: 'absent' }).then(statusOf)),
            await outcomeOf(s3.listObjectsV2({ Bucket: 'absent' })),
          ]
        })
        expect(read).toMatchObject([
          { ContentLength: 7 },
          { statusCode: 404 },
          { result: 204 },
          { code: 'NoSuchBucket', statusCode: 404 },
        ])
      })

      it('lists 8 times at once over 4 connections', async () => {
        const listed = await bothWays(target(), async ({ open, tap }) => {
          const s3 = open('s3', agentOptions(target(), 4))
          const list = () => listKeys(s3, { Bucket: 'keys', MaxKeys: 50 })
          const listings = await Promise.all(Array.from({ length: 8 }, list))
          return { listings, connections: tap.connections.length }
        })
        expect(listed.connections).toBe(24)
        for (const pages of listed.listings) expect(pages.flat()).toEqual(keys)
      })
    })
})

/** The rest of an output of moto differs: its ids are new each time. */
function statusOf(output: Readonly<Record<string, unknown>>): unknown {
  const { httpStatusCode } = output.$metadata as { httpStatusCode: number }
  return httpStatusCode
}
