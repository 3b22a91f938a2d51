import { describe, expect, it } from 'vitest'
import { MalformedResponse, ResponseReader } from '../../../src/transport/http1/index.js'
import { errorOf, push, readPieces } from './support/read-pieces.js'

const start = 'HTTP/1.1 200 OK\r\n'
const counted = (body: string) =>
  `${start}X-Id: ${body.length}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const chunked = (...chunks: string[]) =>
  `${start}Transfer-Encoding: chunked\r\n\r\n${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')}0\r\n\r\n`

describe('the responses of one connection', () => {
  it('are read one after another, whatever came before', () => {
    const reader = new ResponseReader()
    const responses: [method: string, bytes: string, body: string][] = [
      ['GET', counted('hello'), 'hello'],
      ['GET', chunked('hel', 'lo'), 'hello'],
      ['HEAD', `${start}Content-Length: 5\r\n\r\n`, ''],
      ['GET', `HTTP/1.1 100 Continue\r\n\r\n${counted('a')}`, 'a'],
      ['GET', 'HTTP/1.1 204 \r\n\r\n', ''],
      ['GET', chunked(), ''],
      ['GET', counted(''), ''],
    ]
    for (const first of responses) {
      for (const second of responses) {
        for (const [method, bytes, body] of [first, second]) {
          for (let at = 1; at < bytes.length; at += 7) {
            const read = readPieces(method, [bytes.slice(0, at), bytes.slice(at)], reader)
            expect(read).toMatchObject({ body, keepsAlive: true })
          }
        }
      }
    }
  })

  it('have headers of their own, also where the names of the last head are recognised', () => {
    const reader = new ResponseReader()
    const read = (lines: string) =>
      readPieces('GET', [`${start}${lines}Content-Length: 0\r\n\r\n`], reader).headers
    const first = read('A: 1\r\nB: 2\r\n')
    expect(read('A: 3\r\nB: 4\r\n')).toEqual({ a: '3', b: '4', 'content-length': '0' })
    expect(read('AB: 3\r\nb: 4\r\n')).toEqual({ ab: '3', b: '4', 'content-length': '0' })
    expect(read('B: 2\r\nA: 1\r\nA: 2\r\n')).toEqual({ b: '2', a: '1, 2', 'content-length': '0' })
    expect(read('')).toEqual({ 'content-length': '0' })
    expect(first).toEqual({ a: '1', b: '2', 'content-length': '0' })
  })

  it('do not inherit what the one before said of lengths and the connection', () => {
    const reader = new ResponseReader()
    readPieces('GET', [`${start}Keep-Alive: timeout=5\r\nContent-Length: 1\r\n\r\nx`], reader)
    expect(reader.keepAliveHint).toBe(5)
    expect(readPieces('GET', [chunked('ab')], reader)).toMatchObject({ body: 'ab', keepsAlive: true })
    expect(reader.keepAliveHint).toBeUndefined()
    expect(readPieces('GET', [`${start}Connection: close\r\n\r\nabc`], reader)).toMatchObject({
      body: 'abc',
      keepsAlive: false,
    })
  })

  it.each([
    ['timeout=5', 5],
    ['max=100, timeout=60', 60],
    ['TIMEOUT=7;max=2', 7],
    ['timeout=x', undefined],
    ['xtimeout=5', undefined],
    ['', undefined],
  ])('say how long an idle connection stays: "%s"', (value, seconds) => {
    const reader = new ResponseReader()
    readPieces('GET', [`${start}Keep-Alive: ${value}\r\nContent-Length: 0\r\n\r\n`], reader)
    expect(reader.keepAliveHint).toBe(seconds)
  })

  it.each([
    ['a counted body', 'GET', counted('hello'), 5],
    ['an empty body', 'GET', counted(''), 0],
    ['the last chunk', 'GET', chunked('hello'), 5],
    ['the head for HEAD', 'HEAD', `${start}Content-Length: 5\r\n\r\n`, 0],
    ['a 204', 'GET', 'HTTP/1.1 204 \r\n\r\n', 0],
  ])('have nothing behind %s', (_, method, bytes, length) => {
    for (const more of ['x', '\r\n', counted('second')]) {
      const together = errorOf(() => readPieces(method, [bytes + more]))
      expect(together).toBeInstanceOf(MalformedResponse)
      expect(together.message).toContain(`more bytes follow it at its end, after a body of ${length} bytes`)
      const reader = new ResponseReader()
      readPieces(method, [bytes], reader)
      expect(errorOf(() => push(reader, more))).toBeInstanceOf(MalformedResponse)
    }
  })

  it('are refused before any request', () => {
    expect(errorOf(() => push(new ResponseReader(), counted('x'))).message).toContain(
      'it came without a request',
    )
  })

  it('show how far the current one has come', () => {
    const reader = new ResponseReader()
    const progress = () => [reader.hasBegun, reader.hasHead]
    reader.expect('GET')
    expect(progress()).toEqual([false, false])
    push(reader, 'H')
    expect(progress()).toEqual([true, false])
    push(reader, `${start}Content-Length: 1\r\n\r\n`.slice(1))
    expect(progress()).toEqual([true, true])
    expect(push(reader, 'x')).toBe('done')
    reader.expect('GET')
    expect(progress()).toEqual([false, false])
    push(reader, 'HTTP/1.1 100 \r\n\r\n')
    expect(progress()).toEqual([true, false])
  })

  it('are asked for one at a time', () => {
    const reader = new ResponseReader()
    expect(() => reader.response).toThrow('there is no response yet')
    reader.expect('GET')
    expect(() => reader.response).toThrow('there is no response yet')
    expect(() => reader.expect('GET')).toThrow('the response before is not complete')
  })
})

describe('the buffer of bodies', () => {
  const mebibyte = 1024 * 1024
  const bytes = Buffer.alloc(64 * 1024)

  /** Reads a body of a length in pieces of 64 KiB, and gives its view. */
  function readLarge(reader: ResponseReader, length: number, isCounted: boolean): Uint8Array {
    reader.expect('GET')
    const pattern = (i: number) => (i * 31) & 0xff
    push(reader, `${start}${isCounted ? `Content-Length: ${length}` : 'Transfer-Encoding: chunked'}\r\n\r\n`)
    if (!isCounted) push(reader, `${length.toString(16)}\r\n`)
    let state: 'more' | 'done' = 'more'
    for (let at = 0; at < length; at += bytes.length) {
      const size = Math.min(bytes.length, length - at)
      bytes.fill(pattern(at / bytes.length), 0, size)
      state = reader.push(bytes, size)
    }
    if (!isCounted) state = push(reader, '\r\n0\r\n\r\n')
    expect(state).toBe('done')
    const { body } = reader.response
    expect(body.length).toBe(length)
    for (let at = 0; at < length; at += bytes.length) {
      expect(body[at]).toBe(pattern(at / bytes.length))
      expect(body[Math.min(length, at + bytes.length) - 1]).toBe(pattern(at / bytes.length))
    }
    return body
  }

  it.each([
    ['counted', true],
    ['chunked', false],
  ])('holds 10 MiB of a %s body, is dropped after it, and is used again when it is small', (_, isCounted) => {
    const reader = new ResponseReader()
    const small = readLarge(reader, 70_000, isCounted).buffer
    const [first, second] = [
      readLarge(reader, 100_000, isCounted).buffer,
      readLarge(reader, 70_000, isCounted).buffer,
    ]
    expect(second).toBe(first)
    expect(small.byteLength).toBeLessThan(mebibyte)
    const large = readLarge(reader, 10 * mebibyte + 1, isCounted).buffer
    expect(large.byteLength).toBeGreaterThan(10 * mebibyte)
    reader.release()
    expect(() => reader.response).toThrow('there is no response yet')
    expect(readLarge(reader, 70_000, isCounted).buffer.byteLength).toBeLessThan(mebibyte)
  })

  it('is not made as large as a server promises before the bytes arrive', () => {
    const reader = new ResponseReader()
    reader.expect('GET')
    expect(push(reader, `${start}Content-Length: 9007199254740991\r\n\r\nx`)).toBe('more')
    expect(errorOf(() => reader.end()).message).toContain(
      '1 bytes of its body arrived, and 9007199254740991 were promised',
    )
  })

  it('keeps a response that is not complete', () => {
    const reader = new ResponseReader()
    reader.expect('GET')
    push(reader, `${start}Content-Length: 4\r\n\r\nab`)
    reader.release()
    push(reader, 'cd')
    expect(Buffer.from(reader.response.body).toString()).toBe('abcd')
  })
})
