import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../src/errors/index.js'
import type { ServiceDescription } from '../../src/models/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { testOperation } from './support/test-service.js'

type Members = Record<string, object>

const scalars: ServiceDescription['shapes'] = {
  Flag: { type: 'boolean' },
  Count: { type: 'integer' },
  Time: { type: 'timestamp' },
  Day: { type: 'timestamp', timestampFormat: 'unixTimestamp' },
  Data: { type: 'blob' },
  Secret: { type: 'string', sensitive: true },
  Texts: { type: 'list', member: { shape: 'Text' } },
  Counts: { type: 'list', member: { shape: 'Count' } },
  Times: { type: 'list', member: { shape: 'Time' } },
  Days: { type: 'list', member: { shape: 'Day' } },
  TextMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  TextsMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Texts' } },
  SecretMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' }, sensitive: true },
  Inner: { type: 'structure', members: { Name: { shape: 'Text' } } },
  Union: { type: 'structure', union: true, members: { Name: { shape: 'Text' } } },
  Document: { type: 'structure', document: true, members: {} },
}

/** An operation with these members in its input and in its output. */
function operationWith(members: Members, { requestUri = '/', ...more }: Record<string, string> = {}) {
  const root = { type: 'structure', members, ...more } as never
  const http = { method: 'PUT', requestUri }
  return testOperation(
    'rest-json',
    { ...scalars, Root: root },
    { http, input: { shape: 'Root' }, output: { shape: 'Root' } },
  )
}

function encode(operation: ReturnType<typeof operationWith>, input: Record<string, unknown>) {
  return loadedProtocol(operation.service).encodeRequest(operation, input)
}

function decode(
  operation: ReturnType<typeof operationWith>,
  {
    headers = {},
    body = '',
    ...more
  }: { headers?: Record<string, string>; body?: string; stream?: object } = {},
) {
  const response = { statusCode: 200, headers, body: new Uint8Array(Buffer.from(body)), ...more }
  return loadedProtocol(operation.service).decodeResponse(operation, response as never)
}

const at = (location: string, shape: string, more: object = {}) => ({ A: { shape, location, ...more } })
const moment = new Date(Date.UTC(2024, 0, 2, 3, 4, 5))

describe('a member in the path', () => {
  it.each<[string, string, unknown, string]>([
    ['/v1/{A}/b', 'Text', 'x', '/v1/x/b'],
    ['/{A}', 'Text', "a/b c?d#e%!'()*", '/a%2Fb%20c%3Fd%23e%25%21%27%28%29%2A'],
    ['/{A+}', 'Text', 'a/b c', '/a/b%20c'],
    ['/{A}', 'Count', 0, '/0'],
    ['/{A}', 'Flag', false, '/false'],
    ['/{A}', 'Time', moment, '/2024-01-02T03%3A04%3A05Z'],
    ['/{A}', 'Day', moment, '/1704164645'],
    ['/{A}', 'Data', 'hi', '/aGk%3D'],
    ['{A}', 'Text', 'x', '/x'],
    ['/{A}?list', 'Text', 'x', '/x'],
  ])('%s of %s, %j, is sent as %s', (requestUri, shape, value, path) => {
    expect(encode(operationWith(at('uri', shape), { requestUri }), { A: value }).path).toBe(path)
  })

  it('that the model lacks is named by its label', () => {
    expect(() => encode(operationWith({}, { requestUri: '/{Other}' }), {})).toThrow(
      '"Other" is part of the request\'s path and must not be missing; pass a value',
    )
  })
})

describe('a member in the query', () => {
  it.each<[string, unknown, object]>([
    ['Text', 'a b', { A: 'a b' }],
    ['Text', '', { A: '' }],
    ['Text', undefined, {}],
    ['Flag', false, { A: 'false' }],
    ['Count', 0, { A: '0' }],
    ['Time', moment, { A: '2024-01-02T03:04:05Z' }],
    ['Day', moment, { A: '1704164645' }],
    ['Texts', ['a', null, 'b', undefined], { A: ['a', 'b'] }],
    ['Texts', [], {}],
    ['Times', [moment], { A: ['2024-01-02T03:04:05Z'] }],
    ['TextMap', { b: 'c', d: null, e: undefined }, { b: 'c' }],
    ['TextsMap', { b: ['c', 'd'], e: [] }, { b: ['c', 'd'] }],
  ])('of %s, %j, is sent as %j', (shape, value, query) => {
    expect(encode(operationWith(at('querystring', shape)), { A: value }).query).toStrictEqual(query)
  })

  it('comes after what the operation has there itself, and wins over a map', () => {
    const members = {
      Map: { shape: 'TextMap', location: 'querystring' },
      A: { shape: 'Text', location: 'querystring', locationName: 'a' },
    }
    const operation = operationWith(members, { requestUri: '/?list&type=2&x=y=z&a%20b=c%26&' })
    expect(encode(operation, { Map: { a: 'of the map', b: 'c' }, A: 'own' }).query).toStrictEqual({
      list: null,
      type: '2',
      x: 'y=z',
      'a b': 'c&',
      b: 'c',
      a: 'own',
    })
  })

  it.each([
    ['Texts', 'a', 'A: expected an array, not string'],
    ['TextMap', 'a', 'A: expected an object, not string'],
  ])('of %s cannot be %j', (shape, value, message) => {
    expect(() => encode(operationWith(at('querystring', shape)), { A: value })).toThrow(
      new TypeError(message),
    )
  })
})

describe('a member in a header', () => {
  it.each<[string, unknown, object]>([
    ['Text', 'a', { 'x-a': 'a' }],
    ['Text', '', { 'x-a': '' }],
    ['Text', undefined, {}],
    ['Flag', false, { 'x-a': 'false' }],
    ['Count', 0, { 'x-a': '0' }],
    ['Time', moment, { 'x-a': 'Tue, 02 Jan 2024 03:04:05 GMT' }],
    ['Day', moment, { 'x-a': '1704164645' }],
    ['Data', 'hi', { 'x-a': 'aGk=' }],
    ['Texts', ['a', null, 'b', undefined], { 'x-a': 'a,b' }],
    ['Texts', ['a,b', 'c"d', 'e f'], { 'x-a': '"a,b","c\\"d",e f' }],
    ['Texts', [], {}],
    ['Counts', [1, 2], { 'x-a': '1,2' }],
    ['Times', [moment, moment], { 'x-a': 'Tue, 02 Jan 2024 03:04:05 GMT,Tue, 02 Jan 2024 03:04:05 GMT' }],
  ])('of %s, %j, is sent as %j', (shape, value, headers) => {
    const operation = operationWith(at('header', shape, { locationName: 'X-A' }))
    expect(encode(operation, { A: value }).headers).toStrictEqual(headers)
  })

  it('of JSON is sent in base64, and read from it', () => {
    const operation = operationWith(at('header', 'Text', { locationName: 'X-A', jsonvalue: true }))
    expect(encode(operation, { A: { b: 1 } }).headers).toStrictEqual({ 'x-a': 'eyJiIjoxfQ==' })
    expect(decode(operation, { headers: { 'x-a': 'eyJiIjoxfQ==' } })).toMatchObject({ A: { b: 1 } })
  })

  it('of a map is sent with its prefix, without absent values', () => {
    const operation = operationWith(at('headers', 'TextMap', { locationName: 'X-Meta-' }))
    const given = { A: { Name: 'a', none: null, no: undefined, count: 7 } }
    expect(encode(operation, given).headers).toStrictEqual({ 'x-meta-name': 'a', 'x-meta-count': '7' })
    const headers = { 'x-meta-name': 'a', 'x-metal': 'b', other: 'c' }
    expect(decode(operation, { headers })).toStrictEqual({ A: { name: 'a' } })
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a line break', { A: 'a\nb' }, ['A']],
    ['a line break in a map', { Map: { name: 'a\rb' } }, ['Map.name']],
    ['a key with a space', { Map: { 'a b': 'c' } }, ['Map.a b']],
    ['both', { Map: { 'a b': 'c\n' } }, ['Map.a b', 'Map.a b']],
    ['a secret map', { Secret: { 'a b': 'c' } }, ['Secret.…']],
    ['nothing', { A: 'a', Map: { name: 'b' }, Secret: { name: 'c' } }, []],
  ])('is refused with the path of %s', (_, input, paths) => {
    const operation = operationWith({
      A: { shape: 'Text', location: 'header', locationName: 'X-A' },
      Map: { shape: 'TextMap', location: 'headers', locationName: 'X-Meta-' },
      Secret: { shape: 'SecretMap', location: 'headers', locationName: 'X-Secret-' },
    })
    let found: readonly string[] = []
    try {
      encode(operation, input)
    } catch (error) {
      if (!(error instanceof ParamValidationError)) throw error
      found = error.problems.map(({ path }) => path)
    }
    expect(found).toEqual(paths)
  })

  it.each<[string, string, unknown]>([
    ['Text', 'a', 'a'],
    ['Text', '', ''],
    ['Texts', ' ', []],
    ['Flag', 'true', true],
    ['Flag', ' ', undefined],
    ['Count', '7', 7],
    ['Count', '', undefined],
    ['Time', 'Tue, 02 Jan 2024 03:04:05 GMT', moment],
    ['Time', '', undefined],
    ['Data', 'aGk=', new Uint8Array(Buffer.from('hi'))],
    ['Times', 'Tue, 02 Jan 2024 03:04:05 GMT, Tue, 02 Jan 2024 03:04:05 GMT', [moment, moment]],
    ['Days', '1704164645, 1704164645', [moment, moment]],
  ])('of %s, %j, is read as %j', (shape, text, value) => {
    const operation = operationWith(at('header', shape, { locationName: 'X-A' }))
    const expected = value === undefined ? {} : { A: value }
    expect(decode(operation, { headers: { 'x-a': text } })).toStrictEqual(expected)
  })
})

describe('a member that is the whole body', () => {
  const payload = (shape: string, more: object = {}) =>
    operationWith({ A: { shape, ...more } }, { payload: 'A' })

  it.each<[string, unknown, unknown, string | undefined]>([
    ['Text', 'a', 'a', undefined],
    ['Text', undefined, undefined, undefined],
    ['Data', new Uint8Array([97]), new Uint8Array([97]), undefined],
    ['Data', 'a', 'a', undefined],
    ['Inner', { Name: 'a' }, '{"Name":"a"}', 'application/json'],
    ['Inner', undefined, '{}', 'application/json'],
    ['Union', undefined, undefined, undefined],
  ])('of %s, %j, is sent as %j', (shape, value, body, type) => {
    const request = encode(payload(shape), { A: value })
    expect(request.body).toEqual(body)
    expect(request.headers['content-type']).toBe(type)
  })

  it.each<[string, string, object]>([
    ['Text', 'a', { A: 'a' }],
    ['Text', '', { A: '' }],
    ['Data', 'a', { A: new Uint8Array([97]) }],
    ['Data', '', { A: new Uint8Array() }],
    ['Inner', '{"Name":"a"}', { A: { Name: 'a' } }],
    ['Inner', '', { A: {} }],
    ['Union', '', {}],
    ['Document', '', {}],
    ['Document', '[1]', { A: [1] }],
  ])('of %s, %j, is read as %j', (shape, body, output) => {
    expect(decode(payload(shape), { body })).toStrictEqual(output)
  })

  it('is the stream itself if the response streams', () => {
    const stream = { is: 'a stream' }
    expect(decode(payload('Data', { streaming: true }), { stream }).A).toBe(stream)
    expect(decode(operationWith({ B: { shape: 'Text' } }), { stream })).toStrictEqual({})
  })
})

describe('members of no other place', () => {
  const operation = operationWith({ B: { shape: 'Text' }, ...at('header', 'Text', { locationName: 'X-A' }) })

  it.each<[Record<string, unknown>, string]>([
    [{ B: 'b', A: 'a' }, '{"B":"b"}'],
    [{ A: 'a' }, '{}'],
  ])('of %j are the body %s', (input, body) => {
    expect(encode(operation, input)).toMatchObject({ body, headers: { 'content-type': 'application/json' } })
  })

  it('are no body if the operation has none', () => {
    const bodiless = operationWith(at('header', 'Text', { locationName: 'X-A' }))
    expect(encode(bodiless, { A: 'a' })).toMatchObject({ body: undefined, headers: { 'x-a': 'a' } })
    expect(encode(bodiless, {}).headers).not.toHaveProperty('content-type')
  })

  it('are read from the body, and are absent without one', () => {
    expect(decode(operation, { body: '{"B":"b"}' })).toStrictEqual({ B: 'b' })
    expect(decode(operation)).toStrictEqual({})
  })

  it('leave a content type of the input as it is', () => {
    const typed = operationWith({
      Type: { shape: 'Text', location: 'header', locationName: 'Content-Type' },
      B: { shape: 'Text' },
    })
    expect(encode(typed, { Type: 'text/x', B: 'b' }).headers).toStrictEqual({ 'content-type': 'text/x' })
  })
})
