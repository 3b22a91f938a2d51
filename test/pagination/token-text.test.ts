import { describe, expect, it } from 'vitest'
import { decodeToken, encodeToken } from '../../src/pagination/token/token-text.js'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** The texts are what botocore 1.44.5's TokenEncoder gives for the same members. */
const tokens: [words: string, members: Record<string, unknown>, text: string][] = [
  ['one text', { NextToken: 'AaEdHp' }, 'eyJOZXh0VG9rZW4iOiAiQWFFZEhwIn0='],
  [
    'an absent token',
    { KeyMarker: 'a', VersionIdMarker: null },
    'eyJLZXlNYXJrZXIiOiAiYSIsICJWZXJzaW9uSWRNYXJrZXIiOiBudWxsfQ==',
  ],
  [
    'a truncation amount',
    { Marker: null, boto_truncate_amount: 3 },
    'eyJNYXJrZXIiOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ==',
  ],
  [
    'letters beyond ASCII',
    { Marker: 'é☃😀/\x7f' },
    'eyJNYXJrZXIiOiAiXHUwMGU5XHUyNjAzXHVkODNkXHVkZTAwL1x1MDA3ZiJ9',
  ],
  [
    'quotes, backslashes and control characters',
    { Marker: '"\\\n\r\t\b\f\x00\x1f' },
    'eyJNYXJrZXIiOiAiXCJcXFxuXHJcdFxiXGZcdTAwMDBcdTAwMWYifQ==',
  ],
  [
    'a whole number',
    { PartNumberMarker: 17, boto_truncate_amount: 0 },
    'eyJQYXJ0TnVtYmVyTWFya2VyIjogMTcsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDB9',
  ],
  ['a number of 64 bits', { Marker: 9007199254740993n }, 'eyJNYXJrZXIiOiA5MDA3MTk5MjU0NzQwOTkzfQ=='],
  [
    'numbers with a fraction',
    { Marker: [0.5, 1.25e-7, 0.0001, 0.00001, 123456.789, 1.5e300, -2.5] },
    'eyJNYXJrZXIiOiBbMC41LCAxLjI1ZS0wNywgMC4wMDAxLCAxZS0wNSwgMTIzNDU2Ljc4OSwgMS41ZSszMDAsIC0yLjVdfQ==',
  ],
  ['flags', { Marker: { a: true, b: false } }, 'eyJNYXJrZXIiOiB7ImEiOiB0cnVlLCAiYiI6IGZhbHNlfX0='],
  [
    'a key with bytes',
    { ExclusiveStartKey: { pk: { B: bytes(0, 255, 16) }, sk: { S: 'x' } } },
    'eyJFeGNsdXNpdmVTdGFydEtleSI6IHsicGsiOiB7IkIiOiAiQVA4USJ9LCAic2siOiB7IlMiOiAieCJ9fSwgImJvdG9fZW5jb2RlZF9' +
      'rZXlzIjogW1siRXhjbHVzaXZlU3RhcnRLZXkiLCAicGsiLCAiQiJdXX0=',
  ],
  [
    'bytes in a list, and a truncation amount',
    { ExclusiveStartKey: { k: { L: [bytes(97), { B: bytes(98, 99) }] } }, boto_truncate_amount: 2 },
    'eyJFeGNsdXNpdmVTdGFydEtleSI6IHsiayI6IHsiTCI6IFsiWVE9PSIsIHsiQiI6ICJZbU09In1dfX0sICJib3RvX3RydW5jYXRlX2Ft' +
      'b3VudCI6IDIsICJib3RvX2VuY29kZWRfa2V5cyI6IFtbIkV4Y2x1c2l2ZVN0YXJ0S2V5IiwgImsiLCAiTCIsIDBdLCBbIkV4Y2x1c2l2' +
      'ZVN0YXJ0S2V5IiwgImsiLCAiTCIsIDEsICJCIl1dfQ==',
  ],
  [
    'an empty list and an empty object',
    { Marker: { a: [], b: {} } },
    'eyJNYXJrZXIiOiB7ImEiOiBbXSwgImIiOiB7fX19',
  ],
]

describe('a token equals the text that boto3 writes', () => {
  it.each(tokens)('%s', (_, members, text) => {
    expect(encodeToken(members)).toBe(text)
  })
})

describe('a token is decoded', () => {
  it.each(tokens)('%s', (_, members, text) => {
    expect(decodeToken(text)).toEqual(members)
  })

  it('with digits inside a string unchanged', () => {
    const members = { Marker: '12345678901234567890', Other: 12345678901234567890n }
    expect(decodeToken(encodeToken(members))).toEqual(members)
  })

  it('with a member named __proto__', () => {
    const text = Buffer.from(
      '{"__proto__": {"polluted": "YQ=="}, "boto_encoded_keys": [["__proto__", "polluted"]]}',
    )
    const token = decodeToken(text.toString('base64'))
    expect(Object.keys(token ?? {})).toEqual(['__proto__'])
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('with line breaks in it, as in Python', () => {
    expect(decodeToken('eyJOZXh0\nVG9rZW4iOiAi\nQWFFZEhwIn0=')).toEqual({ NextToken: 'AaEdHp' })
  })
})

describe('any other text is refused as a token', () => {
  it.each([
    ['AaEdHp', 'a service’s own token'],
    ['eyJOZXh0VG9rZW4iOiAiQWFFZEhwIn0', 'padding cut off'],
    [Buffer.from('[1]').toString('base64'), 'a list'],
    [Buffer.from('12').toString('base64'), 'a number'],
    [Buffer.from('null').toString('base64'), 'null'],
    [Buffer.from('{"a": ').toString('base64'), 'JSON cut off'],
    [Buffer.from([0xff, 0xfe, 0x22]).toString('base64'), 'not UTF-8'],
  ])('%s (%s)', (text) => {
    expect(decodeToken(text)).toBeUndefined()
  })

  it.each([
    [{ a: 'YQ==', boto_encoded_keys: 'a' }, /not a list/],
    [{ a: 'YQ==', boto_encoded_keys: [['b']] }, /which is not a string in the token/],
    [{ a: 'YQ==', boto_encoded_keys: [['constructor', 'name']] }, /which is not a string in the token/],
    [{ a: 1, boto_encoded_keys: [[]] }, /which is not a string in the token/],
    [{ a: null, boto_encoded_keys: [['a', 'b']] }, /which is not a string in the token/],
    [{ a: 'YQ==', boto_encoded_keys: [['a', 0]] }, /which is not a string in the token/],
    [{ a: 'YQ==', boto_encoded_keys: ['a'] }, /has the path "a", which is not a string in the token/],
    [{ a: 1, boto_encoded_keys: [['a']] }, /has the path \["a"\], which is not a string in the token/],
  ])('a token that lacks its binary values is refused: %j', (members, message) => {
    const text = Buffer.from(JSON.stringify(members)).toString('base64')
    expect(() => decodeToken(text)).toThrow(message)
  })
})
