import { describe, expect, it } from 'vitest'
import { IncompleteResponse, MalformedResponse } from '../../../src/transport/http1/index.js'
import { errorOf, everySplit, readPieces } from './support/read-pieces.js'

const start = 'HTTP/1.1 200 OK\r\n'
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`
const empty = 'Content-Length: 0\r\n\r\n'

type Row = [words: string, bytes: string, message: RegExp]

const heads: Row[] = [
  ['HTTP/0.9', '<html>hello</html>\r\n\r\n', /does not begin with "HTTP\/1\." at byte 0 of its head/],
  ['HTTP/2', `HTTP/2.0 200 OK\r\n${empty}`, /does not begin/],
  ['HTTP/1.2', `HTTP/1.2 200 OK\r\n${empty}`, /status line/],
  ['RTSP', `RTSP/1.0 200 OK\r\n${empty}`, /does not begin/],
  ['an empty line before the status line', `\r\n${start}${empty}`, /does not begin/],
  ['a status of two digits', `HTTP/1.1 99 \r\n${empty}`, /status line/],
  ['a status below 100', `HTTP/1.1 099 \r\n${empty}`, /status line/],
  ['a status of four digits', `HTTP/1.1 1000 \r\n${empty}`, /status line/],
  ['two spaces before the status', `HTTP/1.1  200 OK\r\n${empty}`, /status line/],
  [
    'a control character in the reason',
    `HTTP/1.1 200 O\x01K\r\n${empty}`,
    /a control character at byte 14 of its head/,
  ],
  ['a NUL in a value', `${start}X: a\0b\r\n${empty}`, /a NUL at byte 21 of its head/],
  ['a DEL in a value', `${start}X: a\x7fb\r\n${empty}`, /a control character at byte 21/],
  ['a bare CR in a value', `${start}X: a\rb\r\n${empty}`, /a CR without LF at byte 21/],
  ['a bare LF in a value', `${start}X: a\nb: c\r\n${empty}`, /a LF without CR at byte 21/],
  ['a CR before the CRLF', `${start}X: a\r\r\n${empty}`, /a CR without LF at byte 21/],
  ['a space before the colon', `${start}X : a\r\n${empty}`, /no token at byte 17/],
  ['an empty name', `${start}: a\r\n${empty}`, /no token at byte 17/],
  ['a name beyond ASCII', `${start}\xfc: a\r\n${empty}`, /no token at byte 17/],
  ['a line without a colon', `${start}secret\r\n${empty}`, /without a colon at byte 17/],
  ['a folded line', `${start}X: a\r\n b\r\n${empty}`, /no token|without a colon|folded/],
  ['a folded line with a colon', `${start}X: a\r\n\tb: c\r\n${empty}`, /a folded header line at byte 23/],
  ['a folded line after the status line', `${start} X: a\r\n${empty}`, /a folded header line at byte 17/],
  [
    '101',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n',
    /switches protocols/,
  ],
  ['101 without an upgrade', 'HTTP/1.1 101 \r\n\r\n', /switches protocols/],
  [
    'an interim response that closes',
    `HTTP/1.1 100 \r\nConnection: close\r\n\r\n${start}${empty}`,
    /interim/,
  ],
  ['an interim response of HTTP/1.0', `HTTP/1.0 100 \r\n\r\n${start}${empty}`, /interim/],
  [
    'an interim response with a body',
    `HTTP/1.1 100 \r\nContent-Length: 1\r\n\r\nx${start}${empty}`,
    /interim/,
  ],
  [
    'an interim response in chunks',
    `HTTP/1.1 103 \r\nTransfer-Encoding: chunked\r\n\r\n${start}${empty}`,
    /interim/,
  ],
]

const lengths: Row[] = [
  [
    'two lengths that differ',
    `${start}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    /a second content-length at byte 36/,
  ],
  [
    'two lengths that are equal',
    `${start}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`,
    /a second content-length/,
  ],
  ...[
    '',
    '1, 1',
    '+1',
    '-1',
    '0x1',
    '1.0',
    '1e1',
    '1 1',
    '1\t',
    '9007199254740992',
    '18446744073709551617',
    '\xb2',
  ].map(
    (value): Row => [`the length "${value}"`, `${start}Content-Length: ${value}\r\n\r\na`, /no whole number/],
  ),
  [
    'chunks and then a length',
    `${start}Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n`,
    /a content-length beside a transfer-encoding/,
  ],
  [
    'a length and then chunks',
    `${start}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /a transfer-encoding beside a content-length/,
  ],
  [
    'chunks twice',
    `${start}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /a second transfer-encoding/,
  ],
  ...[
    '',
    'gzip',
    'gzip, chunked',
    'chunked, gzip',
    'chunked, chunked',
    'identity',
    'xchunked',
    'chunkedx',
    'chunked\t',
    '"chunked"',
  ].map(
    (value): Row => [
      `the coding "${value}"`,
      `${start}Transfer-Encoding: ${value}\r\n\r\n0\r\n\r\n`,
      /other than "chunked" at byte 17/,
    ],
  ),
]

const chunks: Row[] = [
  ...[
    '',
    ' 1',
    '1 ',
    '1\t',
    '+1',
    '-1',
    '0x1',
    'g',
    '1g',
    '1,',
    '1\r',
    '1;',
    '1; a',
    '1;a=',
    '1;=b',
    '1;a;b',
    '1;a="b',
    '1;a="\\""',
    '1;a="b"c',
    '1;a b',
    '20000000000000',
    '10000000000000000',
    'ffffffffffffffff',
    '00000000000000001',
  ].map(
    (line): Row => [
      `the size line "${line}"`,
      `${chunked}${line}\r\nx\r\n0\r\n\r\n`,
      /no size of a chunk at byte 0 of its body/,
    ],
  ),
  ['a bare LF behind a size', `${chunked}1\nx\r\n0\r\n\r\n`, /no size of a chunk/],
  [
    'data longer than the size',
    `${chunked}1\r\nxy\r\n0\r\n\r\n`,
    /longer than its size at byte 4 of its body/,
  ],
  ['a bare LF behind data', `${chunked}1\r\nx\n0\r\n\r\n`, /longer than its size/],
  ['a bare CR behind data', `${chunked}1\r\nx\r0\r\n\r\n`, /longer than its size/],
  ['a trailer without a colon', `${chunked}0\r\nx\r\n\r\n`, /no trailer at byte 3 of its body/],
  ['a folded trailer', `${chunked}0\r\nX: y\r\n z: a\r\n\r\n`, /no trailer at byte 9/],
  ['a trailer with a NUL', `${chunked}0\r\nX: \0\r\n\r\n`, /no trailer/],
  ['a trailer with a bare LF', `${chunked}0\r\nX: y\nZ: a\r\n\r\n`, /no trailer/],
  ['a length as a trailer', `${chunked}0\r\nContent-Length: 5\r\n\r\n`, /no trailer/],
  ['a coding as a trailer', `${chunked}0\r\ntransfer-encoding: chunked\r\n\r\n`, /no trailer/],
]

const cut: Row[] = [
  ['nothing', '', /nothing of it arrived/],
  ['half a status line', 'HTTP/1.1 2', /its head is not complete/],
  ['half a head', `${start}Content-Le`, /its head is not complete/],
  ['a head without its empty line', `${start}X: y\r\n`, /its head is not complete/],
  ['an interim response', 'HTTP/1.1 100 Continue\r\n\r\n', /its head is not complete/],
  [
    'half a body',
    `${start}Content-Length: 5\r\n\r\nhell`,
    /4 bytes of its body arrived, and 5 were promised/,
  ],
  ['no body', `${start}Content-Length: 5\r\n\r\n`, /0 bytes of its body arrived, and 5 were promised/],
  ['no chunk', chunked, /0 bytes of its body arrived, and the last chunk is missing/],
  ['half a size', `${chunked}1`, /the last chunk is missing/],
  ['half a chunk', `${chunked}5\r\nhell`, /4 bytes of its body arrived, and the last chunk is missing/],
  ['no last chunk', `${chunked}5\r\nhello\r\n`, /the last chunk is missing/],
  ['half the last chunk', `${chunked}5\r\nhello\r\n0\r\n`, /the last chunk is missing/],
  ['half the trailers', `${chunked}0\r\nX: y\r\n`, /the last chunk is missing/],
]

/** The splits of a response that are not refused with this error. */
function otherwise(
  splits: string[][],
  kind: typeof MalformedResponse | typeof IncompleteResponse,
  message: RegExp,
) {
  return splits.filter((pieces) => {
    const error = errorOf(() => readPieces('GET', pieces))
    return !(error instanceof kind && message.test(error.message))
  })
}

describe('a response is refused, whole, split at every byte, and byte by byte', () => {
  describe.each([
    ['for its head', heads],
    ['for its length', lengths],
    ['for its chunks', chunks],
  ])('%s', (_, rows) => {
    it.each(rows)('%s', (_, bytes, message) => {
      expect(otherwise(everySplit(bytes), MalformedResponse, message)).toEqual([])
    })
  })

  it.each(cut)('because the connection ended after %s', (_, bytes, message) => {
    expect(otherwise(bytes === '' ? [[]] : everySplit(bytes), IncompleteResponse, message)).toEqual([])
  })

  it('with the code that a closed connection has in Node, if it was cut', () => {
    expect(errorOf(() => readPieces('GET', []))).toHaveProperty('code', 'ECONNRESET')
    expect(errorOf(() => readPieces('GET', ['x']))).toHaveProperty('code', 'ERR_MALFORMED_RESPONSE')
  })
})

describe('the error of a refused response', () => {
  it('shows neither values nor bodies', () => {
    const secret = /s3cret/
    for (const bytes of [
      `${start}s3cret\r\n${empty}`,
      `${start}X: s3cret\0\r\n${empty}`,
      `${start}Content-Length: s3cret\r\n\r\n`,
      `${start}Transfer-Encoding: s3cret\r\n\r\n`,
      `${chunked}s3cret\r\n`,
      `${chunked}1\r\nxs3cret\r\n`,
      `${chunked}0\r\ns3cret\r\n`,
      's3cret',
    ]) {
      expect(errorOf(() => readPieces('GET', [bytes]))).toSatisfy(
        (error: Error) => !secret.test(`${error.message} ${JSON.stringify(error)}`),
      )
    }
  })

  it('knows a TLS alert by its first byte', () => {
    expect(errorOf(() => readPieces('GET', ['\x15\x03\x01\0\x02\x02\x46']))).toHaveProperty(
      'isTlsAlert',
      true,
    )
    expect(errorOf(() => readPieces('GET', ['SSH-2.0-OpenSSH\r\n']))).toHaveProperty('isTlsAlert', false)
  })
})
