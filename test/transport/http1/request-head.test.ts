import { describe, expect, it } from 'vitest'
import { requestHead } from '../../../src/transport/http1/index.js'

const usual = { method: 'GET', path: '/', headers: {} }

describe('the head of a request', () => {
  it('is its line, its headers and an empty line', () => {
    const headers = {
      host: 'sns.test',
      'X-Amz-Date': '20261127T140000Z',
      'x-empty': '',
      'x-utf8': '\xc3\xbc',
    }
    expect(requestHead({ method: 'POST', path: '/a%20b?c=d&e', headers })).toBe(
      'POST /a%20b?c=d&e HTTP/1.1\r\nhost: sns.test\r\nX-Amz-Date: 20261127T140000Z\r\nx-empty: \r\nx-utf8: \xc3\xbc\r\n\r\n',
    )
  })

  const ends = ['\r', '\n', '\r\n', '\0', '\x7f', '小', '\x1b']
  it.each<[words: string, characters: readonly string[], make: (character: string) => typeof usual]>([
    ['method', [...ends, ' ', '\t', ':', 'ü'], (character) => ({ ...usual, method: `G${character}T` })],
    ['path', [...ends, ' ', '\t'], (character) => ({ ...usual, path: `/a${character}b` })],
    [
      'header "',
      [...ends, ' ', '\t', ':', 'ü'],
      (character) => ({ ...usual, headers: { [`a${character}b`]: 'x' } }),
    ],
    ['header a', ends, (character) => ({ ...usual, headers: { a: `x${character}y` } })],
  ])('is refused for a character that does not belong in its %s', (_, characters, make) => {
    for (const character of characters) expect(() => requestHead(make(character))).toThrow(TypeError)
  })

  it('is refused without a method, path or name', () => {
    for (const part of [{ method: '' }, { path: '' }, { headers: { '': 'x' } }]) {
      expect(() => requestHead({ ...usual, ...part })).toThrow(TypeError)
    }
  })

  it('does not show the value that it refuses', () => {
    expect(() => requestHead({ ...usual, headers: { a: 's3cret\n' } })).toThrow(
      /^the request's header a has (?!.*s3cret)/,
    )
  })
})
