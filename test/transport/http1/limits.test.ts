import { describe, expect, it } from 'vitest'
import { MalformedResponse } from '../../../src/transport/http1/index.js'
import { errorOf, everySplit, readPieces } from './support/read-pieces.js'

const start = 'HTTP/1.1 200 OK\r\n'
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`
const empty = 'Content-Length: 0\r\n\r\n'

describe('the limits of a response', () => {
  const head = (length: number) => {
    const before = `${start}X: `
    return `${before}${'v'.repeat(length - before.length - 2)}\r\n`
  }

  it.each([[7], [16_000], [100_000]])('a head has less than 16 KiB, in pieces of %s bytes', (size) => {
    const inPieces = (text: string) => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
    expect(readPieces('HEAD', inPieces(`${head(16_383 + 2)}\r\n`)).status).toBe(200)
    for (const length of [16_384 + 2, 20_000, 60_000]) {
      const error = errorOf(() => readPieces('HEAD', inPieces(`${head(length)}\r\n`)))
      expect(error.message).toMatch(/more than 16 KiB/)
    }
  })

  it('a head cannot go on after what ends no line', () => {
    for (const bytes of ['HTTP/1.1 200 OK\r\r', 'HTTP/1.1 200 OK\n', `${start}\rx`, `${start}X: y\n`]) {
      for (const pieces of everySplit(bytes)) {
        expect(errorOf(() => readPieces('HEAD', pieces)).message).toMatch(/a CR without LF|a LF without CR/)
      }
    }
  })

  it('chunks cannot go on after what ends no line', () => {
    for (const bytes of ['1\r\nxy', '1\r\nx\rz', '1\rx', '0\r\n\rx', '0\r\nX: y\rz', '0\r\n\r\r']) {
      for (const pieces of everySplit(bytes)) {
        const error = errorOf(() => readPieces('GET', [chunked, ...pieces]))
        expect(error).toBeInstanceOf(MalformedResponse)
      }
    }
  })

  it('a head that never ends is refused before its connection ends', () => {
    const reader = () => readPieces('GET', [`${start}X: ${'v'.repeat(17_000)}`])
    expect(errorOf(reader)).toBeInstanceOf(MalformedResponse)
  })

  it('a head has up to 1000 headers, as many as Node keeps', () => {
    expect(readPieces('GET', [`${start}${'a:\r\n'.repeat(999)}${empty}`]).status).toBe(200)
    expect(errorOf(() => readPieces('GET', [`${start}${'a:\r\n'.repeat(1000)}${empty}`])).message).toMatch(
      /more than 1000 headers at byte 4017 of its head/,
    )
  })

  it('a size line and trailers have an end, even if the server sends none', () => {
    for (const size of [7, 1000, 50_000]) {
      const pieces = (text: string) => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      const long = [
        `1;a=${'b'.repeat(20_000)}`,
        '0'.repeat(20_000),
        `0\r\nX: ${'v'.repeat(20_000)}`,
        `0\r\n${'X: y\r\n'.repeat(4000)}`,
      ]
      for (const text of long) {
        expect(errorOf(() => readPieces('GET', [chunked, ...pieces(text)])).message).toMatch(
          /more trailers or a longer line/,
        )
      }
    }
  })
})
