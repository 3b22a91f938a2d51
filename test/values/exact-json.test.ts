import { describe, expect, it } from 'vitest'
import { parseExactJson } from '../../src/values/index.js'

describe('exact JSON', () => {
  it.each([
    ['{"id":9007199254740993}', { id: 9007199254740993n }],
    ['[-9223372036854775808, 1]', [-9223372036854775808n, 1]],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740991', 9007199254740991],
    ['{"text":":9007199254740993","id":1}', { text: ':9007199254740993', id: 1 }],
    ['{"a\\"b":"\\\\","id":12345678901234567890}', { 'a"b': '\\', id: 12345678901234567890n }],
    ['[1234567890123456.5, 12345678901234567e3]', [1234567890123456.5, 12345678901234567e3]],
  ])('%s', (text, value) => {
    expect(parseExactJson(text)).toEqual(value)
  })

  it('has __proto__ as an own key', () => {
    const parsed = parseExactJson('{"__proto__":{"a":9007199254740993}}')
    expect(Object.keys(Object(parsed))).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
  })

  it('takes another idea of what is exact, and another bigint', () => {
    const options = { isExact: () => false, toBigInt: (digits: string) => BigInt(digits) + 1n }
    expect(parseExactJson('[1234567890123456, 12]', options)).toEqual([1234567890123457n, 12])
  })

  it('throws a SyntaxError for text that is not JSON, or the error of its own parser', () => {
    expect(() => parseExactJson('{"id":9007199254740993')).toThrow(SyntaxError)
    const parse = () => {
      throw new TypeError('not read')
    }
    expect(() => parseExactJson('{}', { parse })).toThrow('not read')
  })
})
