import { Readable } from 'node:stream'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { asList, asStructure } from '../../src/protocols/contract/as-structure.js'
import { requestIdOf } from '../../src/protocols/contract/request-id.js'
import { isStreamSource } from '../../src/protocols/contract/stream-source.js'
import { decompressBody } from '../../src/protocols/responses/decompress-body.js'
import { isIncompleteResponse } from '../../src/protocols/responses/incomplete-response.js'
import { toParseError, withParseErrors } from '../../src/protocols/responses/to-parse-error.js'
import { ParseError } from '../../src/protocols/scalars/parse-error.js'
import { testOperation } from './support/test-service.js'

const page = Buffer.from('{"page":1}')

describe('a compressed body', () => {
  const decompress = (encoding: string | undefined, body: Uint8Array) => {
    const headers: Record<string, string> = encoding === undefined ? {} : { 'content-encoding': encoding }
    return Buffer.from(decompressBody({ statusCode: 200, headers, body }).body).toString()
  }

  it.each<[string | undefined, Buffer]>([
    [undefined, page],
    ['', page],
    ['identity', page],
    ['aws-chunked', page],
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    [' GZIP ', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['br', brotliCompressSync(page)],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
    ['br,gzip', gzipSync(brotliCompressSync(page))],
    ['aws-chunked,gzip', gzipSync(page)],
    ['gzip', page],
    ['deflate', page],
    ['br', page],
  ])('in %j is read, even if it is plain after all (%#)', (encoding, body) => {
    expect(decompress(encoding, body)).toBe(page.toString())
  })

  it.each(['[1]', '<a/>', ' \n{}', '\ufeff{}'])(
    'in br that starts like JSON or XML, %j, is plain',
    (text) => {
      expect(decompress('br', Buffer.from(text))).toBe(text)
    },
  )

  it.each(['gzip', 'deflate', 'br', 'any'])('in %s may be empty', (encoding) => {
    expect(decompress(encoding, Buffer.alloc(0))).toBe('')
  })

  it.each<[string, Buffer, string]>([
    ['zstd', page, 'its content encoding is not gzip, deflate or br'],
    ['gzip', gzipSync(page).subarray(0, 12), 'its content encoding gzip is broken'],
    ['deflate', deflateSync(page).subarray(0, 6), 'its content encoding deflate is broken'],
    ['br', Buffer.from('plain text'), 'its content encoding br is broken'],
  ])('in %s that cannot be read is an error (%#)', (encoding, body, message) => {
    expect(() => decompress(encoding, body)).toThrow(ParseError)
    expect(() => decompress(encoding, body)).toThrow(message)
  })
})

describe('the request id', () => {
  it.each<[Record<string, string>, string | undefined]>([
    [{}, undefined],
    [{ 'x-amzn-requestid': 'a', 'x-amz-request-id': 'b', 'x-amz-id-2': 'c' }, 'a'],
    [{ 'x-amz-request-id': 'b', 'x-amz-id-2': 'c' }, 'b'],
    [{ 'x-amz-id-2': 'c' }, 'c'],
    [{ 'x-amzn-requestid': '', 'x-amz-request-id': 'b' }, 'b'],
    [{ 'x-amzn-requestid': '', 'x-amz-request-id': '', 'x-amz-id-2': '' }, undefined],
  ])('of %j is %s', (headers, id) => {
    expect(requestIdOf(headers)).toBe(id)
  })
})

describe('a stream to send', () => {
  it.each<[string, unknown, boolean]>([
    ['a Node stream', Readable.from(['a']), true],
    ['a web stream', new ReadableStream(), true],
    ['a Blob', new Blob(['a']), true],
    ['a stream of another library', { pipe: () => {}, [Symbol.asyncIterator]: () => {} }, true],
    ['an iterator', { [Symbol.asyncIterator]: () => {} }, false],
    ['what can only be piped', { pipe: () => {} }, false],
    ['what has a pipe of its own', { pipe: 'a', [Symbol.asyncIterator]: () => {} }, false],
    ['bytes', new Uint8Array(1), false],
    ['a text', 'a', false],
    ['null', null, false],
    ['undefined', undefined, false],
  ])('is %s: %#', (_, value, isStream) => {
    expect(isStreamSource(value)).toBe(isStream)
  })
})

it('a value of another type than its shape is refused with its type', () => {
  expect([asStructure(page), asList([1])]).toEqual([page, [1]])
  expect(() => asStructure(null)).toThrow(new TypeError('expected an object, not null'))
  expect(() => asStructure(undefined)).toThrow(new TypeError('expected an object, not undefined'))
  expect(() => asStructure('a')).toThrow(new TypeError('expected an object, not string'))
  expect(() => asList({})).toThrow(new TypeError('expected an array, not object'))
})

describe('a response that does not follow the protocol', () => {
  const operation = testOperation('query', {
    Root: { type: 'structure', members: { Name: { shape: 'Text' } } },
  })
  const response = (body: string) => ({
    statusCode: 200,
    headers: { 'x-amzn-requestid': 'id' },
    body: Buffer.from(body),
  })
  const deep = (): unknown => deep()

  it.each<[string, () => unknown, string]>([
    ['a problem', () => new ParseError('not a number'), 'not a number; it is'],
    [
      'its element',
      () => new ParseError('not a number', { element: 'Name' }),
      'not a number, in <Name>; it is',
    ],
    [
      'no unknown element',
      () => new ParseError('not a number', { element: 'Secret' }),
      'not a number; it is',
    ],
    ['no word of another error', () => new Error('secret'), 'it could not be read; it is'],
    ['no word of another range', () => new RangeError('secret'), 'it could not be read; it is'],
    ['nothing known', () => undefined, 'it could not be read; it is'],
  ])('is an error with %s', (_, cause, words) => {
    const { message } = toParseError(operation, response('abc'), cause())
    expect(message).toContain(
      `the response (HTTP 200) does not follow the protocol: ${words} 3 bytes, text. `,
    )
    expect(message).not.toContain('secret')
  })

  it('is an error for values that are nested too deeply', () => {
    expect(() => withParseErrors(operation, response('abc'), deep)).toThrow('values are nested too deeply')
  })

  it('is an error with the request id, and with a parse error as its cause', () => {
    const cause = new ParseError('not a number')
    expect(toParseError(operation, response('a'), cause)).toMatchObject({ requestId: 'id', cause })
    expect(toParseError(operation, response('a'), new Error('secret')).cause).toBeUndefined()
  })

  it.each<[string, unknown, boolean]>([
    ['abc', new ParseError('x'), false],
    ['abc', new ParseError('x', { isIncomplete: true }), true],
    [' \t\n\v\f\r', new ParseError('x'), true],
    [' \x08', new ParseError('x'), false],
    [' \x0e', new ParseError('x'), false],
    [' a', new ParseError('x'), false],
    ['', new ParseError('x'), false],
    ['  ', new Error('x'), false],
  ])('%j by %s ends too early: %s', (body, cause, isIncomplete) => {
    expect(isIncompleteResponse(toParseError(operation, response(body), cause))).toBe(isIncomplete)
  })
})
