import { describe, expect, it } from 'vitest'
import { canonicalHeaders } from '../../../src/auth/signing/canonical-headers.js'
import { canonicalPath } from '../../../src/auth/signing/canonical-path.js'
import { canonicalQuery } from '../../../src/auth/signing/canonical-query.js'

describe('a path is signed', () => {
  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/./', '/'],
    ['/a/../', '/'],
    ['/..', '/'],
    ['/../a', '/a'],
    ['/a/', '/a/'],
    ['/a//b/./c/../d', '/a/b/d'],
    ['/a%2Fb', '/a%252Fb'],
    ["/a'(b)*!", '/a%27%28b%29%2A%21'],
    ['a/b', 'a/b'],
    ['', ''],
  ])('%j as %j', (path, signed) => {
    expect(canonicalPath(path)).toBe(signed)
  })
})

describe('a query is signed', () => {
  it.each<[Parameters<typeof canonicalQuery>[0], string]>([
    [{}, ''],
    [{ acl: null }, 'acl='],
    [{ acl: '' }, 'acl='],
    [{ b: '2', a: '1' }, 'a=1&b=2'],
    [{ 'a-b': '1', a: '2' }, 'a=2&a-b=1'],
    [{ a: ['2', '10', '1'] }, 'a=1&a=10&a=2'],
    [{ a: [], b: '1' }, 'b=1'],
    [{ 'a b': 'c&d' }, 'a%20b=c%26d'],
    [{ 'X-Amz-Signature': 'old', 'x-amz-signature': 'old', a: '1' }, 'a=1'],
  ])('%j as %j', (query, signed) => {
    expect(canonicalQuery(query)).toBe(signed)
  })
})

describe('a header is signed', () => {
  it.each([
    ['plain', 'plain'],
    ['one space', 'one space'],
    [' before', 'before'],
    ['after ', 'after'],
    ['two  spaces', 'two spaces'],
    ['a\ttab', 'a tab'],
    ['a\r\n line', 'a line'],
    ['a\nline', 'a line'],
    ['a\rline', 'a line'],
    ['\t\n', ''],
    [' ', ''],
    ['', ''],
  ])('%j as %j', (value, signed) => {
    expect(canonicalHeaders({ 'X-Name': value })).toEqual({ lines: `x-name:${signed}\n`, names: 'x-name' })
  })

  it('in the order of the names in lower case', () => {
    expect(canonicalHeaders({ b: '2', C: '3', a: '1' })).toEqual({
      lines: 'a:1\nb:2\nc:3\n',
      names: 'a;b;c',
    })
  })

  it.each([
    ...['authorization', 'cache-control', 'connection', 'expect', 'from', 'keep-alive', 'max-forwards'],
    ...['pragma', 'referer', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'user-agent'],
    ...['x-amzn-trace-id', 'proxy-authorization', 'sec-fetch-mode', 'User-Agent', 'Proxy-A', 'SEC-B'],
  ])('unless it is %s', (name) => {
    expect(canonicalHeaders({ [name]: 'a', host: 'h' })).toEqual({ lines: 'host:h\n', names: 'host' })
  })

  it.each(['proxy', 'sec', 'x-proxy-a', 'x-sec-b'])('%s is signed', (name) => {
    expect(canonicalHeaders({ [name]: 'a' }).names).toBe(name)
  })

  it.each([{ headers: { 'X-A': '1', 'x-a': '2' } }, { headers: { 'x-a': '2', 'X-A': '1' } }])(
    'by the name that sorts last if two differ only in case, as in @smithy/signature-v4: $headers',
    ({ headers }) => {
      expect(canonicalHeaders(headers)).toEqual({ lines: 'x-a:2\n', names: 'x-a' })
    },
  )

  it('unless it has no value', () => {
    const headers = { a: undefined, b: null, c: '' } as unknown as Record<string, string>
    expect(canonicalHeaders(headers).names).toBe('c')
  })
})
