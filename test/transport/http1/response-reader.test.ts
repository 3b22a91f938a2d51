import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ResponseReader } from '../../../src/transport/http1/index.js'
import { everySplit, type ReadResponse, readPieces } from './support/read-pieces.js'

const usual: ReadResponse = { status: 200, headers: {}, body: '', keepsAlive: true }
const start = 'HTTP/1.1 200 OK\r\n'
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`
const inChunks = { headers: { 'transfer-encoding': 'chunked' } }
const empty = 'Content-Length: 0\r\n\r\n'
const noBytes = { 'content-length': '0' }

type Row = [words: string, bytes: string, expected: Partial<ReadResponse>, method?: string]

const bodies: Row[] = [
  [
    'of a length',
    `${start}Content-Length: 5\r\n\r\nhello`,
    { headers: { 'content-length': '5' }, body: 'hello' },
  ],
  ['of length 0', start + empty, { headers: noBytes }],
  [
    'of a length with zeros before it and spaces around',
    `${start}content-length:\t 005  \r\n\r\nhello`,
    { headers: { 'content-length': '005' }, body: 'hello' },
  ],
  [
    'that looks like a response',
    `${start}Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`,
    { headers: { 'content-length': '19' }, body: 'HTTP/1.1 200 OK\r\n\r\n' },
  ],
  [
    'of any bytes',
    `${start}Content-Length: 4\r\n\r\n\0\xff\r\n`,
    { headers: { 'content-length': '4' }, body: '\0\xff\r\n' },
  ],
  ['in chunks', `${chunked}5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n`, { ...inChunks, body: 'hello world' }],
  ['in no chunks', `${chunked}0\r\n\r\n`, inChunks],
  [
    'in chunks with sizes in capitals and with zeros',
    `${chunked}0000000A\r\n0123456789\r\n000000000000001\r\nx\r\n000\r\n\r\n`,
    { ...inChunks, body: '0123456789x' },
  ],
  [
    'in chunks with an extension',
    `${chunked}1;a\r\nx\r\n1;a=b\r\ny\r\n1;a="b; c"\r\nz\r\n0;last\r\n\r\n`,
    { ...inChunks, body: 'xyz' },
  ],
  [
    'in chunks with trailers',
    `${chunked}1\r\nx\r\n0\r\nX-Check: 1\r\nx-empty:\r\n\r\n`,
    { ...inChunks, body: 'x' },
  ],
  [
    'in chunks that look like chunks',
    `${chunked}5\r\n0\r\n\r\n\r\n0\r\n\r\n`,
    { ...inChunks, body: '0\r\n\r\n' },
  ],
  [
    'in chunks, the coding in capitals with spaces behind',
    `${start}transfer-encoding: CHUNKED  \r\n\r\n1\r\nx\r\n0\r\n\r\n`,
    { headers: { 'transfer-encoding': 'CHUNKED' }, body: 'x' },
  ],
  [
    'until the connection ends',
    `${start}X: y\r\n\r\nhello\r\n`,
    { headers: { x: 'y' }, body: 'hello\r\n', keepsAlive: false },
  ],
  ['until the connection ends, without a byte', `${start}\r\n`, { keepsAlive: false }],
]

const withoutBody: Row[] = [
  [
    'to HEAD, with a length',
    `${start}Content-Length: 5\r\n\r\n`,
    { headers: { 'content-length': '5' } },
    'HEAD',
  ],
  ['to HEAD, in chunks', chunked, inChunks, 'HEAD'],
  ['to HEAD, without either', `${start}\r\n`, { keepsAlive: false }, 'HEAD'],
  ['of status 204', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204 }],
  [
    'of status 204 that promises a body',
    `HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\n`,
    { status: 204, headers: { 'content-length': '5' }, keepsAlive: false },
  ],
  [
    'of status 204 that promises chunks',
    `HTTP/1.1 204 \r\nTransfer-Encoding: chunked\r\n\r\n`,
    { status: 204, ...inChunks, keepsAlive: false },
  ],
  [
    'of status 304 with a length',
    'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
    { status: 304, headers: { 'content-length': '5' } },
  ],
  [
    'of status 304 in chunks',
    'HTTP/1.1 304 \r\nTransfer-Encoding: chunked\r\n\r\n',
    { status: 304, ...inChunks },
  ],
]

const statusLines: Row[] = [
  ['without a reason', `HTTP/1.1 200 \r\n${empty}`, { headers: noBytes }],
  ['without a reason or the space before it', `HTTP/1.1 404\r\n${empty}`, { status: 404, headers: noBytes }],
  ['with a reason beyond ASCII', `HTTP/1.1 403 Verboten \xfc\r\n${empty}`, { status: 403, headers: noBytes }],
  ['with an unknown status', `HTTP/1.1 999 Odd\r\n${empty}`, { status: 999, headers: noBytes }],
  ['after an interim response', `HTTP/1.1 100 Continue\r\n\r\n${start}${empty}`, { headers: noBytes }],
  [
    'after several, with headers',
    `HTTP/1.1 102 \r\nX: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\nHTTP/1.1 199\r\n\r\n${start}${empty}`,
    { headers: noBytes },
  ],
  ['after one, to HEAD', `HTTP/1.1 100 Continue\r\n\r\n${start}${empty}`, { headers: noBytes }, 'HEAD'],
]

const connections: Row[] = [
  [
    'HTTP/1.1 that says close',
    `${start}Connection: close\r\n${empty}`,
    { headers: { connection: 'close', ...noBytes }, keepsAlive: false },
  ],
  [
    'HTTP/1.1 that says close among others',
    `${start}Connection: foo ,\tClose, bar\r\n${empty}`,
    { headers: { connection: 'foo ,\tClose, bar', ...noBytes }, keepsAlive: false },
  ],
  [
    'HTTP/1.1 that says both',
    `${start}Connection: keep-alive\r\nConnection: close\r\n${empty}`,
    { headers: { connection: 'keep-alive, close', ...noBytes }, keepsAlive: false },
  ],
  [
    'HTTP/1.1 that closes for a proxy',
    `${start}Proxy-Connection: close\r\n${empty}`,
    { headers: { 'proxy-connection': 'close', ...noBytes }, keepsAlive: false },
  ],
  [
    'HTTP/1.1 that names what only looks like close',
    `${start}Connection: closed, x-close\r\n${empty}`,
    { headers: { connection: 'closed, x-close', ...noBytes } },
  ],
  ['HTTP/1.0', `HTTP/1.0 200 OK\r\n${empty}`, { headers: noBytes, keepsAlive: false }],
  [
    'HTTP/1.0 that keeps alive',
    `HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n${empty}`,
    { headers: { connection: 'Keep-Alive', ...noBytes } },
  ],
  [
    'HTTP/1.0 that says both',
    `HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nConnection: close\r\n${empty}`,
    { headers: { connection: 'keep-alive, close', ...noBytes }, keepsAlive: false },
  ],
  [
    'HTTP/1.0 in chunks',
    'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    { headers: { connection: 'keep-alive', 'transfer-encoding': 'chunked' }, keepsAlive: false },
  ],
  [
    'HTTP/1.0 without a length',
    'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nhello',
    { headers: { connection: 'keep-alive' }, body: 'hello', keepsAlive: false },
  ],
]

const headers: Row[] = [
  [
    'are trimmed',
    `${start}A:  b c \t\r\nD:e\r\nF:\r\nG: \t \r\n${empty}`,
    { headers: { a: 'b c', d: 'e', f: '', g: '', ...noBytes } },
  ],
  [
    'are joined when they repeat',
    `${start}Vary: a\r\nVARY: b\r\nX: 1\r\nx:\r\nx: 3\r\n${empty}`,
    { headers: { vary: 'a, b', x: '1, , 3', ...noBytes } },
  ],
  [
    'count once where Node counts the first',
    `${start}ETag: "a"\r\netag: "b"\r\nContent-Type: a\r\nContent-Type: b\r\nServer: \r\nServer: x\r\n${empty}`,
    { headers: { etag: '"a"', 'content-type': 'a', server: '', ...noBytes } },
  ],
  [
    'join cookies with a semicolon, cookies to set with a comma',
    `${start}Cookie: a\r\nCookie: b\r\nSet-Cookie: c\r\nSet-Cookie: d\r\n${empty}`,
    { headers: { cookie: 'a; b', 'set-cookie': 'c, d', ...noBytes } },
  ],
  [
    'are text where they are UTF-8, and else bytes',
    `${start}A: \xc3\xbcber\r\nB: \xfcber\r\nC: \xc3\r\nC: \xbc\r\n${empty}`,
    { headers: { a: 'über', b: '\xfcber', c: '\xc3, \xbc', ...noBytes } },
  ],
  [
    'have any token as a name',
    `${start}!#$%&'*+.^_\`|~-09AZaz: x\r\n${empty}`,
    { headers: { "!#$%&'*+.^_`|~-09azaz": 'x', ...noBytes } },
  ],
  [
    'do not confuse names with those of objects',
    `${start}constructor: a\r\nconstructor: b\r\ntoString: c\r\n__proto__: d\r\n${empty}`,
    { headers: { constructor: 'a, b', tostring: 'c', ...noBytes } as never },
  ],
  [
    'have colons and quotes in values',
    `${start}A: "b: c", d=e\r\n${empty}`,
    { headers: { a: '"b: c", d=e', ...noBytes } },
  ],
]

it('a response in chunks is read from buffers with nothing behind what arrived', () => {
  const text = `${chunked}5;a=b\r\nhello\r\n00006\r\n world\r\n0\r\nX: y\r\n\r\n`
  for (const pieces of everySplit(text)) {
    const reader = new ResponseReader()
    reader.expect('GET')
    const states = pieces.map((piece) => reader.push(Buffer.from(piece, 'latin1'), piece.length))
    expect(states.at(-1)).toBe('done')
    expect(Buffer.from(reader.response.body).toString()).toBe('hello world')
  }
})

describe('a response, whole, split at every byte, and byte by byte', () => {
  describe.each([
    ['has a body', bodies],
    ['has no body', withoutBody],
    ['has a status line', statusLines],
    ['says what becomes of the connection', connections],
    ['has headers that', headers],
  ])('%s', (_, rows) => {
    it.each(rows)('%s', (_, bytes, expected, method = 'GET') => {
      const all = { ...usual, ...expected }
      const wrong = everySplit(bytes).filter((pieces) => !isDeepStrictEqual(readPieces(method, pieces), all))
      expect(wrong).toEqual([])
      expect(readPieces(method, [bytes])).toEqual(all)
    })
  })
})
