import { cbor } from '@smithy/core/cbor'
import { describe, expect, it } from 'vitest'
import { ResponseParseError } from '../../src/errors/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { responseOf, testOperation } from './support/test-service.js'

const shapes = {
  Root: {
    type: 'structure',
    members: {
      Items: { shape: 'Items' },
      When: { shape: 'When' },
      Tags: { shape: 'Tags' },
      Size: { shape: 'Size' },
      Ratio: { shape: 'Ratio' },
    },
  },
  Items: { type: 'list', member: { shape: 'Text' } },
  When: { type: 'timestamp' },
  Tags: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Items' } },
  Size: { type: 'long' },
  Ratio: { type: 'double' },
}

const decode = (protocol: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const operation = testOperation(protocol, shapes)
  return loadedProtocol(operation.service).decodeResponse(operation, responseOf(body, headers))
}

describe.each(['json', 'rest-json'])('%s: a malformed body', (protocol) => {
  it.each([
    ['a proxy’s page', '<html>\n  <body>Sign in</body>'],
    ['cut JSON', '{"Items":["a","b'],
    ['cut JSON with a long integer', '{"Size":9007199254740993,"Items":["a'],
    ['an array at the top', '["a"]'],
    ['a string at the top', '"a"'],
    ['an object where a list belongs', '{"Items":{"a":1}}'],
    ['a list where a map belongs', '{"Tags":[]}'],
    ['a timestamp that is none', '{"When":"soon"}'],
  ])('%s is a ResponseParseError', (_, body) => {
    expect(() => decode(protocol, body)).toThrow(ResponseParseError)
  })

  it('is described by its structure, the operation and the request id, without its content', () => {
    const page = `<html>\n<p>${'x'.repeat(500)}`
    const headers = { 'x-amzn-requestid': 'r-1', 'content-type': 'text/html; charset=utf-8' }
    expect(() => decode(protocol, page, headers)).toThrow(
      expect.objectContaining({
        service: 'test',
        operation: 'Do',
        requestId: 'r-1',
        code: 'ResponseParse',
        message:
          'test.Do: the response (HTTP 200) does not follow the protocol: this is not JSON; it is 510 bytes of ' +
          'text/html, a web page. A proxy or a wrong endpoint may have answered, or the response was cut off',
      }),
    )
  })

  it.each([
    ['null', 'null'],
    ['unknown and null members', '{"Other":{"a":1},"Items":null,"toString":1}'],
  ])('%s is an empty page', (_, body) => {
    expect(decode(protocol, body)).toEqual({})
  })

  it('a null in a list is kept, as in boto3', () => {
    expect(decode(protocol, '{"Items":["a",null]}')).toEqual({ Items: ['a', null] })
  })

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['"9223372036854775807"', 9223372036854775807n],
    ['12', 12],
  ])('a long of %s keeps every digit', (text, expected) => {
    expect(decode(protocol, `{"Items":["\\"9007199254740993\\\\"], "Size":\n${text}}`)).toEqual({
      Items: ['"9007199254740993\\'],
      Size: expected,
    })
  })

  it.each([
    ['"NaN"', Number.NaN],
    ['"-Infinity"', Number.NEGATIVE_INFINITY],
    ['123456789012345678901234', Number('1.2345678901234568e23')],
    ['0.12345678901234567890', 0.12345678901234568],
  ])('a double of %s', (text, expected) => {
    expect(decode(protocol, `{"Ratio":${text}}`)).toEqual({ Ratio: expected })
  })
})

describe('smithy-rpc-v2-cbor: a malformed body', () => {
  it.each([
    ['a proxy’s page', '<html>'],
    ['JSON', '{"Items":["a"]}'],
    ['a list at the top', cbor.serialize(['a'])],
    ['a cut body', cbor.serialize({ Items: ['a', 'b'] }).subarray(0, 8)],
    ['bytes where a map belongs', cbor.serialize({ Tags: new Uint8Array(3) })],
    ['a map where a list belongs', cbor.serialize({ Items: {} })],
    ['a timestamp that is none', cbor.serialize({ When: 'soon' })],
  ])('%s is a ResponseParseError', (_, body) => {
    expect(() => decode('smithy-rpc-v2-cbor', body)).toThrow(ResponseParseError)
  })

  it('a key __proto__ is refused', () => {
    const tags = Object.fromEntries([
      ['__proto__', ['a']],
      ['b', ['c']],
    ])
    const attempt = () => decode('smithy-rpc-v2-cbor', cbor.serialize({ Tags: tags }))
    expect(attempt).toThrow(ResponseParseError)
    expect(attempt).toThrow('a map key is "__proto__"')
  })

  it('unknown, null and undefined members are omitted, as is null in a map', () => {
    const undefinedSize = [0x64, ...Buffer.from('Size'), 0xf7]
    const rest = cbor.serialize({ Other: 1, Items: null, Tags: { a: null, b: ['c'] } }).subarray(1)
    expect(decode('smithy-rpc-v2-cbor', Uint8Array.of(0xa4, ...undefinedSize, ...rest))).toStrictEqual({
      Tags: { b: ['c'] },
    })
  })

  it('a blob is a copy, so that it does not retain the page', () => {
    const operation = testOperation('smithy-rpc-v2-cbor', {
      Root: { type: 'structure', members: { Data: { shape: 'Data' } } },
      Data: { type: 'blob' },
    })
    const body = cbor.serialize({ Data: new Uint8Array([1, 2]), Rest: 'x'.repeat(1000) })
    const { Data } = loadedProtocol(operation.service).decodeResponse(operation, responseOf(body))
    expect(Data).toEqual(new Uint8Array([1, 2]))
    expect((Data as Uint8Array).buffer.byteLength).toBe(2)
  })
})
