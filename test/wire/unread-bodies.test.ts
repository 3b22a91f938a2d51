import type { RequestListener } from 'node:http'
import { setTimeout as later } from 'node:timers/promises'
import type { ClientConfig } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { rejection, s3At } from './support/wire-server.js'

/** Long enough that it does not fit into the buffers on its way. */
const large = Buffer.alloc(8 * 1024 * 1024)
const half = 100

/** Bodies that nobody reads hold their connections: https://github.com/aws/aws-sdk-js-v3/issues/6691. */
describe('a call that waits for a connection', () => {
  const pool = (maxSockets: number): ClientConfig => ({
    maxAttempts: 1,
    requestHandler: { httpAgent: { maxSockets }, socketAcquisitionWarningTimeout: 2 * half },
  })
  const sendLarge: RequestListener = (_, response) => void response.end(large)

  async function openBodies(count: number, listener: RequestListener) {
    const { url } = await startHttpServer(listener)
    const s3 = s3At(url, pool(count))
    const get = () => s3.getObject({ Bucket: 'books', Key: 'k' })
    const bodies = await Promise.all(
      Array.from(
        { length: count },
        async () =>
          (await get()).Body as AsyncIterable<Uint8Array> & {
            destroy(): void
            read(size: number): Uint8Array | null
            transformToString(): Promise<string>
          },
      ),
    )
    return { bodies, get }
  }

  it('fails with the reason and the remedy if unread bodies hold all connections', async () => {
    const { bodies, get } = await openBodies(50, sendLarge)
    const error = await rejection(get())
    expect(error).toMatchObject({
      code: 'PoolExhausted',
      service: 's3',
      operation: 'GetObject',
      attempts: undefined,
    })
    expect(error.message).toMatch(
      /unread response bodies hold all 50 connections; read each Body .* destroy\(\), or raise maxSockets/,
    )
    bodies[0]?.destroy()
    expect((await get()).$metadata.httpStatusCode).toBe(200)
  })

  it('is no longer watched once it has one: its own body may stay unread', async () => {
    const { url } = await startHttpServer(sendLarge)
    const requestHandler = { httpAgent: { maxSockets: 1 }, socketAcquisitionWarningTimeout: half / 5 }
    const s3 = s3At(url, { maxAttempts: 1, requestHandler })
    const get = async () => {
      const { Body } = await s3.getObject({ Bucket: 'books', Key: 'k' })
      return Body as typeof Body & { destroy(): void; transformToByteArray(): Promise<Uint8Array> }
    }
    const first = await get()
    const waiting = get()
    first.destroy()
    const second = await waiting
    await later(half / 2)
    expect((await second.transformToByteArray()).byteLength).toBe(large.byteLength)
  })

  it('keeps waiting while one of the bodies is read, however slowly', async () => {
    const { bodies, get } = await openBodies(3, sendLarge)
    const waiting = get().then(() => 'sent')
    let read = 0
    for await (const chunk of bodies[0] ?? []) {
      read += chunk.byteLength
      // A program that reads slowly; in all it takes far longer than the limit.
      await later(half / 10)
    }
    expect(read).toBe(large.byteLength)
    expect(await waiting).toBe('sent')
  })

  it('keeps waiting while one of the bodies is read in pieces smaller than the buffer', async () => {
    const { bodies, get } = await openBodies(1, sendLarge)
    const waiting = get().then(
      () => 'sent',
      (error: unknown) => String(error),
    )
    for (let piece = 0; piece < 60; piece++) {
      bodies[0]?.read(16)
      await later(half / 10)
    }
    bodies[0]?.destroy()
    expect(await waiting).toBe('sent')
  })

  it('keeps waiting while a body waits for the service', async () => {
    let first = true
    const { bodies, get } = await openBodies(1, (_, response) => {
      if (!first) return void response.end('all')
      first = false
      response.write('ha')
      setTimeout(() => response.end('lf'), 5 * half)
    })
    const text = bodies[0]?.transformToString()
    const { $metadata } = await get()
    expect(await text).toBe('half')
    expect($metadata.attempts).toBe(1)
  })
})
