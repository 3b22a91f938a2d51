import { getEventListeners } from 'node:events'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { RequestBody } from '../../src/transport/body/request-body.js'

const listeners = ({ signal }: AbortController) => getEventListeners(signal, 'abort').length
const later = <T>(value: T) => new Promise<T>((resolve) => setImmediate(() => resolve(value)))

describe('a request body in memory', () => {
  test.each(['input', new Uint8Array(1), undefined])(
    'is sent under the signal of the call: %j',
    async (body) => {
      const call = new AbortController()
      const sent = new RequestBody(body, call.signal)
      expect(sent.signal).toBe(call.signal)
      expect(await sent.race(later('answer'))).toBe('answer')
      sent.release()
      expect([listeners(call), call.signal.aborted]).toEqual([0, false])
      expect(new RequestBody(body, undefined).signal).toBeUndefined()
    },
  )
})

describe('a request body that is a stream', () => {
  const open = () => Readable.from([Buffer.from('a'), Buffer.from('b')])

  test('is stopped by the signal of the call, before or while it is sent', () => {
    const call = new AbortController()
    const sent = new RequestBody(open(), call.signal)
    expect(sent.signal).toMatchObject({ aborted: false })
    expect(sent.signal).not.toBe(call.signal)
    call.abort()
    expect(sent.signal).toMatchObject({ aborted: true })
    expect(new RequestBody(open(), call.signal).signal).toMatchObject({ aborted: true })
  })

  test('that fails ends the request with its error', async () => {
    const body = open()
    const sent = new RequestBody(body, undefined)
    const answer = sent.race(new Promise(() => {}))
    body.destroy(new Error('no file'))
    await expect(answer).rejects.toThrow('no file')
    expect(sent.signal).toMatchObject({ aborted: true })
  })

  test('gives way to the response', async () => {
    expect(await new RequestBody(open(), undefined).race(later('answer'))).toBe('answer')
    const failed = new RequestBody(open(), undefined).race(Promise.reject(new Error('refused')))
    await expect(failed).rejects.toThrow('refused')
  })

  test('is destroyed on release if it was not read to its end', () => {
    const call = new AbortController()
    const body = open()
    const sent = new RequestBody(body, call.signal)
    expect(listeners(call)).toBe(1)
    sent.release()
    expect([body.destroyed, sent.signal?.aborted, listeners(call)]).toEqual([true, true, 0])
    expect(call.signal.aborted).toBe(false)
  })

  test('is left alone on release if it was read to its end', async () => {
    const call = new AbortController()
    const body = open()
    const sent = new RequestBody(body, call.signal)
    for await (const _ of body);
    sent.release()
    expect([sent.signal?.aborted, listeners(call)]).toEqual([false, 0])
  })
})
