import { cbor } from '@smithy/core/cbor'
import { describe, expect, it } from 'vitest'
import { cborDifference } from '../../../fuzz/cbor-difference.js'
import { pick, randomFrom } from '../../../fuzz/random.js'
import type { ServiceDescription } from '../../../src/models/index.js'
import { decodeCborBody } from '../../../src/protocols/index.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Count: { shape: 'Count' },
      Ratio: { shape: 'Ratio' },
      Time: { shape: 'Time' },
      Words: { shape: 'Words' },
      Tags: { shape: 'Tags' },
      Sparse: { shape: 'Sparse' },
      Nested: { shape: 'Root' },
      Siblings: { shape: 'Siblings' },
    },
  },
  Siblings: { type: 'list', member: { shape: 'Root' } },
  Count: { type: 'integer' },
  Ratio: { type: 'double' },
  Time: { type: 'timestamp' },
  Word: { type: 'string', enum: Array.from({ length: 30 }, (_, index) => `word-${index}`) },
  Words: { type: 'list', member: { shape: 'Word' } },
  Tags: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  Sparse: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' }, sparse: true },
}
const operationOf = (described: ServiceDescription['shapes']) =>
  testOperation('smithy-rpc-v2-cbor', described)
const outputOf = (described: ServiceDescription['shapes']) => {
  const { output } = operationOf(described)
  if (!output) throw new Error('the output is there')
  return output
}
const output = outputOf(shapes)
const decode = (body: Uint8Array) => decodeCborBody(output, body)
const problemOf = (body: Uint8Array) => {
  try {
    return decode(body)
  } catch (error) {
    return error instanceof TypeError ? error.message : error
  }
}
const hex = (digits: string) => Buffer.from(digits, 'hex')
const entries = (...written: readonly (readonly [key: string, value: unknown])[]) =>
  Buffer.concat([
    Uint8Array.of(0xa0 + written.length),
    ...written.flatMap(([key, value]) => [cbor.serialize(key), cbor.serialize(value)]),
  ])

describe('a CBOR text is decoded', () => {
  it('with any length, content and position', () => {
    for (let length = 0; length <= 300; length++) {
      const ascii = 'abcdefghij'.repeat(30).slice(0, length)
      const texts = [ascii, ...[0, length - 1].map((at) => `${ascii.slice(0, at)}é${ascii.slice(at + 1)}`)]
      for (const text of texts) {
        const value = { Text: text, Tags: { [text]: text }, Words: [text, 'word-1', text] }
        expect(decode(cbor.serialize(value))).toEqual(value)
        expect(decode(cbor.serialize({ Words: [text] }))).toEqual({ Words: [text] })
      }
    }
  })

  it('as a member name of any length', () => {
    for (let length = 1; length <= 300; length++) {
      const [name, other] = ['n'.repeat(length), `${'n'.repeat(length - 1)}o`]
      const Root = { type: 'structure', members: { [name]: { shape: 'Text' }, [other]: { shape: 'Text' } } }
      const shape = outputOf({ Root })
      for (const value of [{ [name]: '1', [other]: '2' }, { [other]: '2' }, { [other]: '2', [name]: '1' }])
        expect(decodeCborBody(shape, cbor.serialize(value))).toEqual(value)
    }
  })

  it('as an enum value, whichever values came before', () => {
    const random = randomFrom(1, 1)
    const numbers = Array.from({ length: 40 }, (_, index) => index)
    for (let round = 0; round < 100; round++) {
      const Words = Array.from({ length: 20 }, () => `word-${pick(random, numbers)}`)
      expect(decode(cbor.serialize({ Words }))).toEqual({ Words })
    }
  })
})

describe('a CBOR structure is decoded', () => {
  it('with its members in any order, whatever the order was before', () => {
    const names = Array.from({ length: 20 }, (_, index) => `Member${index}`)
    const members = Object.fromEntries(names.map((name) => [name, { shape: 'Text' }]))
    const shape = outputOf({ Root: { type: 'structure', members } })
    const random = randomFrom(1, 2)
    for (let round = 0; round < 500; round++) {
      const chosen = [...names, 'Other'].filter(() => random(3) > 0)
      if (round % 2 === 0) chosen.sort(() => random(3) - 1)
      const value = Object.fromEntries(chosen.map((name) => [name, `of ${name}`]))
      const { Other: _, ...known } = value
      expect(decodeCborBody(shape, cbor.serialize(value))).toEqual(known)
    }
  })

  it('with a repeated key: the last value that is not null counts, as in boto3', () => {
    expect(decode(entries(['Text', 'a'], ['Count', 1], ['Text', 'b']))).toEqual({ Text: 'b', Count: 1 })
    expect(decode(entries(['Text', 'a'], ['Text', null]))).toEqual({ Text: 'a' })
    expect(decode(entries(['Text', null], ['Text', 'a']))).toEqual({ Text: 'a' })
  })

  it('with members whose wire name differs from the model name', () => {
    const Root = { type: 'structure', members: { Name: { shape: 'Text', locationName: 'name' } } }
    expect(decodeCborBody(outputOf({ Root }), cbor.serialize({ name: 'a', Name: 'b' }))).toEqual({
      Name: 'a',
    })
  })

  it('without a change of its prototype, whatever the name of a member', () => {
    const members = Object.fromEntries([
      ['__proto__', { shape: 'Tags', locationName: 'proto' }],
      ['Tags', { shape: 'Tags' }],
    ])
    const shape = outputOf({ ...shapes, Root: { type: 'structure', members } })
    const value = decodeCborBody(shape, cbor.serialize({ proto: { a: 'b' }, Tags: {} }))
    expect(value).toStrictEqual({ Tags: {} })
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})

describe('CBOR lists and maps are decoded', () => {
  it.each([0, 1, 2, 3, 23, 24, 255, 256, 1023, 1024, 1025, 5000])('of %i items', (length) => {
    const Words = Array.from({ length }, (_, index) => `word-${index}`)
    const Tags = Object.fromEntries(Words.map((word) => [word, word]))
    const Siblings = Words.map((Text) => ({ Text, Words: [], Nested: { Tags: {} } }))
    const value = { Words, Tags, Siblings }
    expect(decode(cbor.serialize(value))).toEqual(value)
    expect(decode(cbor.serialize({ ...value, Others: [Siblings] }))).toEqual(value)
  })

  it('with many entries and a chunked text, which the library cannot read', () => {
    const Tags = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`key${index}`, 'm']))
    const body = Buffer.from(cbor.serialize({ Tags })).toString('hex').replaceAll('616d', '7f616dff')
    expect(() => cbor.deserialize(hex(body))).toThrow('unexpected minor')
    expect(decode(hex(body))).toEqual({ Tags })
  })

  it.each([510, 511, 512, 513])('nested %i deep', (depth) => {
    const known = operationOf(shapes)
    const nested = (entry: string, innermost: string) => hex(`${entry.repeat(depth)}${innermost}`)
    for (const innermost of ['a0', 'a164546578746161', 'bfff'])
      expect(cborDifference(known, nested('a1664e6573746564', innermost))).toBeUndefined()
    for (const innermost of ['80', '00', 'c100'])
      expect(cborDifference(known, nested('a1654f74686572', innermost))).toBeUndefined()
  })
})

it('every half-precision float equals the value of the library', () => {
  const body = hex('a165526174696ff90000')
  for (let bits = 0; bits <= 0xffff; bits++) {
    body.writeUInt16BE(bits, body.length - 2)
    const { Ratio } = cbor.deserialize(body) as { readonly Ratio: number }
    if (!Object.is(decode(body).Ratio, Ratio)) expect(decode(body).Ratio).toBe(Ratio)
  }
})

describe('an error in CBOR is reported with its path:', () => {
  it.each([
    [entries(['Text', 1]), 'expected a text string, found a number, at byte 6'],
    [entries(['Text', ['a']]), 'expected a text string, found a list, at byte 6'],
    [entries(['Words', 'a']), 'expected a list, found a text string, at byte 7'],
    [entries(['Words', [null, true]]), 'expected a text string, found a boolean, at byte 9'],
    [entries(['Tags', new Uint8Array(2)]), 'expected a map, found a byte string, at byte 6'],
    [entries(['Count', {}]), 'expected a number, found a map, at byte 7'],
    [entries(['Count', 'a']).subarray(0, -1), 'a string is longer than the rest of the body, at byte 8'],
    [hex('a164546578741a0000'), 'the body is cut off, at byte 9'],
    [hex('a16454657874c101'), 'expected a text string, found a timestamp, at byte 6'],
    [hex('a1645461677381a0'), 'expected a map, found a list, at byte 6'],
    [hex('a1645465787462c3'), 'a string is longer than the rest of the body, at byte 7'],
    [hex('a1645465787461ff'), 'the text is not UTF-8, before byte 8'],
    [entries(['Time', 'soon']), 'not a timestamp: a text of 4 characters, before byte 11'],
    [entries(['Count', Number.NaN]), 'not an integer: NaN, before byte 16'],
    [Buffer.concat([entries(['Text', 'a']), hex('00')]), 'data follows the map, at byte 8'],
    [hex('80'), 'expected a CBOR map'],
  ])('%j', (body, message) => {
    expect(problemOf(body)).toBe(message)
  })
})
