import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../src/errors/index.js'
import {
  decodeRequestBindings,
  encodeResponseBindings,
  jsonBody,
  operationTarget,
} from '../../src/protocols/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { testOperation } from './support/test-service.js'

const location = (place: string, shape: string, locationName?: string) =>
  ({ shape, location: place, ...(locationName && { locationName }) }) as never

const shapes = {
  In: {
    type: 'structure',
    members: {
      Bucket: location('uri', 'Text', 'bucket'),
      Key: location('uri', 'Text', 'key'),
      Names: location('querystring', 'Texts', 'name'),
      Big: location('querystring', 'Long', 'big'),
      Map: location('querystring', 'ListMap'),
      Json: { shape: 'Text', location: 'header', locationName: 'X-Json', jsonvalue: true } as const,
      Body: { shape: 'Text' },
    },
  },
  Out: {
    type: 'structure',
    members: {
      Status: location('statusCode', 'Count'),
      List: location('header', 'Texts', 'X-List'),
      Times: location('header', 'Times', 'X-Times'),
      Flag: location('header', 'Flag', 'X-Flag'),
      Ratio: location('header', 'Ratio', 'X-Ratio'),
      Big: location('header', 'Long', 'X-Big'),
      Meta: location('headers', 'TextMap', 'X-Meta-'),
      Data: { shape: 'Data' },
    },
    payload: 'Data',
  },
  Texts: { type: 'list', member: { shape: 'Text' } },
  Times: { type: 'list', member: { shape: 'Time' } },
  ListMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Texts' } },
  TextMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  Count: { type: 'integer' },
  Long: { type: 'long' },
  Time: { type: 'timestamp' },
  Flag: { type: 'boolean' },
  Ratio: { type: 'double' },
  Data: { type: 'blob' },
}

const operation = testOperation('rest-json', shapes, {
  http: { method: 'PUT', requestUri: '/v1/{bucket}/o.b/{key+}?list&type=2' },
  input: { shape: 'In' },
  output: { shape: 'Out' },
})
const protocol = loadedProtocol(operation.service)

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })

const long = fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n })
/** What a header can hold: no line breaks, nothing but ASCII, and no space at its ends. */
const headerText = fc.stringMatching(/^[!-~](?:[ -~]{0,6}[!-~])?$/).filter((value) => !value.includes('\\'))

describe('HTTP bindings:', () => {
  it('a request survives encoding and decoding', () => {
    const input = fc.record(
      {
        Bucket: text.filter((value) => !['.', '..'].includes(value)),
        Key: text,
        Names: fc.array(text, { minLength: 1, maxLength: 3 }),
        Big: long,
        Map: fc.dictionary(
          text.filter((name) => !['list', 'type', 'name', 'big'].includes(name)),
          fc.array(text, { minLength: 1, maxLength: 2 }),
          { minKeys: 1, maxKeys: 2, noNullPrototype: true },
        ),
        Json: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify({ value }))),
        Body: text,
      },
      { requiredKeys: ['Bucket', 'Key'], noNullPrototype: true },
    )
    const property = fc.property(input, (given) => {
      const request = protocol.encodeRequest(operation, given)
      expect(request.path).toMatch(/^\/[\w.~%/-]+$/)
      const body = new Uint8Array(Buffer.from(request.body ?? ''))
      expect(decodeRequestBindings(operation, { ...request, body }, jsonBody)).toEqual(given)
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('a response survives encoding and decoding', () => {
    const seconds = fc.integer({ min: 0, max: 4e9 }).map((time) => new Date(time * 1000))
    const output = fc.record(
      {
        Status: fc.constantFrom(200, 201, 204),
        List: fc.array(headerText, { minLength: 1, maxLength: 3 }),
        Times: fc.array(seconds, { minLength: 1, maxLength: 3 }),
        Flag: fc.boolean(),
        Ratio: fc.double().map((value) => (value === 0 ? 0 : value)),
        Big: long,
        Meta: fc.dictionary(fc.stringMatching(/^[a-z-]{1,5}$/), headerText, { noNullPrototype: true }),
        Data: fc.uint8Array(),
      },
      { requiredKeys: ['Status', 'Meta', 'Data'], noNullPrototype: true },
    )
    const target = operationTarget(operation, 'output')
    if (!target) throw new Error('the operation has an output')
    const property = fc.property(output, (given) => {
      const response = encodeResponseBindings(target, given, { codec: jsonBody, statusCode: 200 })
      expect(protocol.decodeResponse(operation, response)).toEqual(given)
    })
    fc.assert(property, { numRuns: 300 })
  })

  it.each([
    [
      'missing',
      { Key: 'k' },
      '"Bucket" is part of the request\'s path and must not be missing; pass a value',
    ],
    [
      'empty',
      { Bucket: '', Key: 'k' },
      '"Bucket" is part of the request\'s path and must not be an empty string',
    ],
  ])('a label that is %s is an error that names the member', (_, input, message) => {
    expect(() => protocol.encodeRequest(operation, input)).toThrow(ParamValidationError)
    expect(() => protocol.encodeRequest(operation, input)).toThrow(message)
  })

  it('all missing labels are reported at once', () => {
    try {
      protocol.encodeRequest(operation, {})
      expect.unreachable()
    } catch (error) {
      expect((error as ParamValidationError).problems.map((problem) => problem.path)).toEqual([
        'Bucket',
        'Key',
      ])
    }
  })

  it('a blob payload is the bytes themselves, and a map of headers exists if empty', () => {
    const body = new Uint8Array([1, 2, 3])
    const output = protocol.decodeResponse(operation, { statusCode: 200, headers: {}, body })
    expect(output).toEqual({ Status: 200, Meta: {}, Data: body })
  })

  it.each([
    ['x-flag', 'TRUE', { Flag: true }],
    ['x-list', '"a,b" , c,"d\\"e"', { List: ['a,b', 'c', 'd"e'] }],
    ['x-list', '5" disk, x', { List: ['5" disk', 'x'] }],
    ['x-list', '', { List: [] }],
    ['x-ratio', 'Infinity', { Ratio: Number.POSITIVE_INFINITY }],
  ])('the header %s: %s', (name, value, expected) => {
    const response = { statusCode: 200, headers: { [name]: value }, body: new Uint8Array() }
    expect(protocol.decodeResponse(operation, response)).toMatchObject(expected)
  })

  it('a header with a value of the wrong type is a parse error', () => {
    const response = { statusCode: 200, headers: { 'x-big': 'many' }, body: new Uint8Array() }
    expect(() => protocol.decodeResponse(operation, response)).toThrow('not a number: a text of 4 characters')
  })
})
