import { ResponseParseError } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { event, frame, texts } from '../support/event-frames.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, at, collect, readAll, select } from './support/event-service.js'

describe('a broken event stream', () => {
  const first = event('Records', 'first')
  const whole = Buffer.concat([first, event('Stats', '<Stats><BytesScanned>8</BytesScanned></Stats>')])

  it('is an error wherever an event is cut, after the events before it', async () => {
    let cut = first.length + 1
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      response.end(whole.subarray(0, cut))
    })
    for (; cut < whole.length; cut++) {
      const { events, error } = await readAll((await at(url, select)).Payload)
      expect(events).toHaveLength(1)
      expect(error).toBeInstanceOf(ResponseParseError)
      expect(error).toMatchObject({ message: expect.stringMatching(/ended in the middle of an event/) })
    }
  })

  it('is an error wherever a byte is changed', async () => {
    let at0 = first.length
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      const damaged = Buffer.from(whole)
      damaged[at0] = (damaged[at0] ?? 0) ^ 0x55
      response.end(damaged)
    })
    for (; at0 < whole.length; at0++) {
      const { events, error } = await readAll((await at(url, select)).Payload)
      expect(events).toHaveLength(1)
      expect(error).toBeInstanceOf(ResponseParseError)
    }
  })

  it('is a network error if the connection breaks', async () => {
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      response.write(first, () => setImmediate(() => response.destroy()))
    })
    const { error } = await readAll((await at(url, select)).Payload)
    expect(error).toMatchObject({ code: 'Network', service: 's3', operation: 'SelectObjectContent' })
  })

  it.each([
    {
      words: 'a web page',
      body: '<html><body>Sign in</body></html>',
      problem: /an event has an impossible length; it is a web page/,
    },
    {
      words: 'JSON',
      body: '{"message":"not events at all"}',
      problem: /an event has an impossible length; it is a JSON object with "message"/,
    },
    {
      words: 'a body that its event does not allow',
      body: event('Stats', '<Stats><'),
      problem: /cut off inside a tag, at byte 8; it is XML, <Stats>/,
    },
    { words: 'a message of no type', body: frame({}), problem: /a message has no type/ },
  ])('is an error if it contains $words', async ({ body, problem }) => {
    const { url } = await startHttpServer(answer(body))
    const { error } = await readAll((await at(url, select)).Payload)
    expect(error).toMatchObject({ code: 'ResponseParse', message: expect.stringMatching(problem) })
  })

  it('cannot have its prototype changed by a header', async () => {
    const headers = texts({ ':message-type': 'event', ':event-type': '__proto__' })
    const { url } = await startHttpServer(answer(frame(headers, '{"polluted":true}')))
    expect(await collect((await at(url, select)).Payload)).toEqual([])
  })
})
