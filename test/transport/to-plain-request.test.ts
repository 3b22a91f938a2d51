import { Readable } from 'node:stream'
import { HttpRequest } from '@smithy/core/protocols'
import { describe, expect, test } from 'vitest'
import { toPlainRequest } from '../../src/transport/index.js'

type Fields = ConstructorParameters<typeof HttpRequest>[0]

const base: Fields = { protocol: 'https:', hostname: 'aws.test', method: 'POST', path: '/a' }
const plain = (fields: Fields = {}) => toPlainRequest(new HttpRequest({ ...base, ...fields }))
const linesOf = (fields: Fields) => plain(fields)?.head.split('\r\n').slice(0, -2)

describe('a request that only node:http can send', () => {
  test.each<[words: string, fields: Fields]>([
    ['a user name', { username: 'u' }],
    ['a password', { password: 'p' }],
    ['a fragment', { fragment: 'f' }],
    ['a transfer encoding', { headers: { 'transfer-encoding': 'chunked' } }],
    ['a stream', { body: Readable.from(['x']) }],
    ['a body of another kind', { body: { form: 'data' } }],
  ])('has %s', (_, fields) => {
    expect(plain(fields)).toBeUndefined()
  })
})

describe('a request as a socket sends it', () => {
  test.each<[words: string, fields: Fields, lines: string[]]>([
    ['without a body', {}, ['POST /a HTTP/1.1', 'content-length: 0']],
    ['with null for a body', { body: null }, ['POST /a HTTP/1.1', 'content-length: 0']],
    ['with text', { body: 'ü' }, ['POST /a HTTP/1.1', 'content-length: 2']],
    ['with bytes', { body: new Uint8Array(3) }, ['POST /a HTTP/1.1', 'content-length: 3']],
    ['with an empty body', { method: 'PUT', body: '' }, ['PUT /a HTTP/1.1', 'content-length: 0']],
    ...['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].map((method): [string, Fields, string[]] => [
      `${method} without a body says nothing of its length`,
      { method },
      [`${method} /a HTTP/1.1`],
    ]),
    ['DELETE with a body', { method: 'DELETE', body: 'x' }, ['DELETE /a HTTP/1.1', 'content-length: 1']],
    ['with a query', { query: { b: '1', c: 'x y' } }, ['POST /a?b=1&c=x%20y HTTP/1.1', 'content-length: 0']],
    ['with a query of nothing', { query: {} }, ['POST /a HTTP/1.1', 'content-length: 0']],
  ])('%s', (_, fields, expected) => {
    const [first, ...rest] = linesOf(fields) ?? []
    const length = rest.filter((line) => line.startsWith('content-length'))
    expect([first, ...length]).toEqual(expected)
    expect(rest).toContain('connection: keep-alive')
  })

  test.each<[fields: Fields, host: string]>([
    [{}, 'aws.test'],
    [{ port: 8443 }, 'aws.test:8443'],
    [{ port: 8443, headers: { host: 'signed.test' } }, 'signed.test'],
  ])('names its host: %j', (fields, host) => {
    expect(linesOf(fields)?.filter((line) => line.startsWith('host'))).toEqual([`host: ${host}`])
  })

  test('keeps a length that it was given', () => {
    expect(linesOf({ headers: { 'content-length': '7' } })).toContain('content-length: 7')
  })
})
