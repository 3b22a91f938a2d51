import { Readable } from 'node:stream'
import { HttpRequest } from '@smithy/core/protocols'
import { describe, expect, test } from 'vitest'
import { asBytes, asStream } from '../../src/transport/body/as-bytes.js'

const call = { service: 's3', operation: 'PutObject' }
const requestWith = (headers: Record<string, string>, body?: unknown) => new HttpRequest({ headers, body })

describe('the headers of a request', () => {
  test('are sent as they are if all are ASCII', () => {
    const request = requestWith({ a: ' ~', expect: '100-continue' })
    expect(asBytes(request, call)).toBe(request)
  })

  test('are sent as UTF-8 if one is not, and without Expect', () => {
    const { headers } = asBytes(requestWith({ a: 'é', b: 'x', expect: '100-continue' }), call)
    expect(headers).toEqual({ a: '\xc3\xa9', b: 'x' })
  })

  test.each(['a\nb', 'a\rb', 'a\0b', 'é\x7f'])('are refused with a control character: %j', (value) => {
    expect(() => asBytes(requestWith({ 'x-name': value }), call)).toThrow(
      expect.objectContaining({
        code: 'InvalidConfiguration',
        message: expect.stringMatching(/^s3\.PutObject: the header "x-name" holds a control character/),
      }),
    )
  })
})

describe('the body of a request with bytes outside ASCII in a header', () => {
  const unusual = { a: '\xc3\xa9' }

  test.each([
    ['text', 'body é', 'body é'],
    ['bytes', Buffer.from('body'), 'body'],
  ])('is a stream: %s', async (_, body, expected) => {
    const stream = asStream(requestWith(unusual, body))
    expect(stream).toBeInstanceOf(Readable)
    const chunks: Uint8Array[] = []
    for await (const chunk of stream as Readable) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(expected)
  })

  test('is none if it is empty, and stays what it is if it is a stream', () => {
    const [bytes, stream] = [new Uint8Array(0), Readable.from(['x'])]
    expect(asStream(requestWith(unusual, ''))).toBeUndefined()
    expect(asStream(requestWith(unusual, bytes))).toBe(bytes)
    expect(asStream(requestWith(unusual, stream))).toBe(stream)
    expect(asStream(requestWith(unusual))).toBeUndefined()
  })

  test('stays what it is with plain headers', () => {
    expect(asStream(requestWith({ a: 'x' }, 'body'))).toBe('body')
  })
})
