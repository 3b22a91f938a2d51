import { describe, expect, it } from 'vitest'
import { bytesOf, decodeBase64, encodeBase64 } from '../../../src/protocols/scalars/blob.js'
import { describeText } from '../../../src/protocols/scalars/describe-text.js'
import { parseBoolean } from '../../../src/protocols/scalars/parse-boolean.js'
import { ParseError } from '../../../src/protocols/scalars/parse-error.js'
import { readUtf8 } from '../../../src/protocols/scalars/read-utf8.js'

describe('a boolean', () => {
  it.each([
    ...[['true', true] as const, ['True', true] as const, [' TRUE\n', true] as const, ['1', true] as const],
    ...[['false', false] as const, ['False', false] as const, [' FALSE ', false] as const],
    ...[['0', false] as const, ['', false] as const, [' ', false] as const],
  ])('%j is %s', (text, value) => {
    expect(parseBoolean(text)).toBe(value)
  })

  it.each(['yes', 'no', 't', 'f', '2', '00', 'truefalse', 'null'])('%j is refused', (text) => {
    expect(() => parseBoolean(text)).toThrow(new ParseError(`not a boolean: ${describeText(text)}`))
  })
})

describe('a blob in base64', () => {
  it.each([
    ['', ''],
    ['YQ==', 'a'],
    ['YWI=', 'ab'],
    ['YWJj', 'abc'],
    ['YWJj\r\nZGU=\n', 'abcde'],
    [' Y W J j ', 'abc'],
  ])('%j is %j', (text, decoded) => {
    const bytes = decodeBase64(text)
    expect(Buffer.from(bytes).toString()).toBe(decoded)
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
  })

  it.each(['YQ', 'YQ=', 'Y', 'YWJ', 'YW!j', 'YWJj!', '====', 'Y===', 'YQ==YQ=='])('%j is refused', (text) => {
    expect(() => decodeBase64(text)).toThrow(new ParseError(`not base64: ${describeText(text)}`))
  })

  it.each([
    [null, 'null'],
    [['YQ=='], 'an array'],
    [7, 'a value of type number'],
    [{}, 'a value of type object'],
    [undefined, 'a value of type undefined'],
  ])('%j is refused, since it is no text', (value, words) => {
    expect(() => decodeBase64(value)).toThrow(new ParseError(`a blob must be base64 text, not ${words}`))
  })
})

describe('the bytes of a blob', () => {
  const bytes = new TextEncoder().encode('xabé')

  it.each<[string, unknown]>([
    ['text', 'abé'],
    ['a Uint8Array', bytes.slice(1)],
    ['a part of one', bytes.subarray(1)],
    ['a Buffer', Buffer.from('abé')],
    ['an ArrayBuffer', bytes.slice(1).buffer],
    ['a view of a part of one', new DataView(bytes.buffer, bytes.byteOffset + 1, 4)],
  ])('are those of %s', (_, value) => {
    expect(Buffer.from(bytesOf(value)).toString()).toBe('abé')
    expect(encodeBase64(value)).toBe('YWLDqQ==')
  })

  it.each([
    [null, 'null'],
    [[97], 'an array'],
    [7, 'a value of type number'],
  ])('are not those of %j', (value, words) => {
    expect(() => bytesOf(value)).toThrow(
      new TypeError(`a blob must be bytes (Uint8Array, ArrayBuffer) or a string, not ${words}`),
    )
  })
})

describe('UTF-8', () => {
  it.each([0, 1, 1023, 1024, 1025])('of %i ASCII characters is read', (length) => {
    const text = 'abcdefg'.repeat(200).slice(0, length)
    expect(readUtf8(Buffer.from(`x${text}`).subarray(1))).toBe(text)
  })

  it.each([10, 1023, 1024, 5000])('with other characters, around %i, is read', (length) => {
    const text = `${'a'.repeat(length)}é€\u{1f600}\ufffd\ufeff`
    expect(readUtf8(Buffer.from(text))).toBe(text)
  })

  it.each([0, 1024])('that is broken after %i characters is refused', (length) => {
    for (const broken of [[0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80]]) {
      const bytes = Buffer.concat([Buffer.from('a'.repeat(length)), Buffer.from(broken)])
      expect(() => readUtf8(bytes)).toThrow(new ParseError('the text is not UTF-8'))
    }
  })
})

it('a text is described by its length alone', () => {
  expect(['', 'a', 'ab'].map(describeText)).toEqual([
    'a text of 0 characters',
    'a text of 1 character',
    'a text of 2 characters',
  ])
})

it('a parse error knows its element and whether the body ends too early', () => {
  const cause = new Error('why')
  const error = new ParseError('it broke', { element: 'Name', isIncomplete: true, cause })
  expect([error.element, error.isIncomplete, error.cause]).toEqual(['Name', true, cause])
  const plain = new ParseError('it broke')
  expect([plain.element, plain.isIncomplete, plain.cause]).toEqual([undefined, false, undefined])
})
