import { pick, type Random } from '../random.js'

/** A response as a server might send it, one character per byte. */
export interface WrittenResponse {
  readonly method: string
  readonly text: string
  /** Whether only the end of the connection ends it. */
  readonly endsByClose: boolean
}

const statusLines = [
  ...Array<string>(8).fill('HTTP/1.1 200 OK'),
  'HTTP/1.1 200 ',
  'HTTP/1.1 200',
  'HTTP/1.0 200 OK',
  'HTTP/1.1 206 Partial Content',
  'HTTP/1.1 204 No Content',
  'HTTP/1.1 304 Not Modified',
  'HTTP/1.1 301 Moved Permanently',
  'HTTP/1.1 400 Bad Request',
  'HTTP/1.1 403 Verboten \xfc',
  'HTTP/1.1 503 Slow Down',
  'HTTP/1.1 999 ',
]

const interims = [
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 102 Processing\r\nX-A: b\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\nLink: </b>\r\n\r\n',
  'HTTP/1.1 199 \r\n\r\n',
]

const headers = [
  'Date: Fri, 27 Nov 2026 14:00:00 GMT',
  'Server: AmazonS3',
  'Content-Type: application/xml',
  'content-type:text/xml',
  'x-amzn-RequestId: 8f2f2bcb-1f0a-4e57-9a3f-0a2e1d7b9c11',
  'x-amz-id-2:   spaces before and behind \t ',
  'ETag: "9a0364b9e99bb480dd25e1f0284c8555"',
  'ETag: "second"',
  'Vary: Origin',
  'Vary: Accept-Encoding',
  'Set-Cookie: a=1; Path=/',
  'Set-Cookie: b=2',
  'Cookie: c=3',
  'Cookie: d=4',
  'Age: 1',
  'Age: 2',
  'Retry-After: 3',
  'Retry-After: 4',
  'Expires: 0',
  'Last-Modified: Fri, 27 Nov 2026 13:00:00 GMT',
  'Location: https://example.test/',
  'Cache-Control: no-store',
  'Cache-Control: private',
  'X-Empty:',
  'X-Empty: \t',
  'X-Utf8: \xc3\xbcber \xe5\xb0\x8f',
  'X-Latin1: \xfcber',
  'X-Half: \xc3',
  "!#$%&'*+.^_`|~-: token",
  'constructor: one',
  'constructor: two',
  '__proto__: three',
  'toString: four',
  'Connection: keep-alive',
  'Keep-Alive: timeout=5, max=100',
  'Keep-Alive: timeout=60',
  'Upgrade: h2c',
  'X-Quoted: "a, b; c" = : x',
]

const bodies = [
  '',
  'a',
  '<ListTopicsResponse/>',
  '{"Functions":[]}',
  '\r\n',
  '\r\n\r\n',
  '0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  '\0\xff\x80',
]

const extensions = ['', '', '', '', ';a', ';a=b', ';a="b; c"']
const trailers = ['', '', '', 'X-Check: 1\r\n', 'x-amz-checksum-crc32: AAAA\r\nX-Empty:\r\n']
const methods = ['GET', 'GET', 'POST', 'POST', 'HEAD']

/** Writes a response that is valid and of a kind that servers send. */
export function writeResponse(random: Random, isLast: boolean): WrittenResponse {
  const method = pick(random, methods)
  const line = pick(random, statusLines)
  const lines = Array.from({ length: random(10) }, () => pick(random, headers))
  if (random(8) === 0) lines.push('Connection: close')
  const before = random(12) === 0 ? pick(random, interims).repeat(1 + random(2)) : ''
  const start = `${before}${line}\r\n`
  const hasNoBody = method === 'HEAD' || / (?:204|304) /.test(line)
  const form = random(isLast && !hasNoBody ? 5 : 4)
  if (form === 4) return { method, text: start + join(lines) + body(random), endsByClose: true }
  const written = form < 2 ? counted(random) : chunked(random)
  if (!(hasNoBody && random(2) === 0)) lines.splice(random(lines.length + 1), 0, written.header)
  return { method, text: start + join(lines) + (hasNoBody ? '' : written.body), endsByClose: false }
}

interface WrittenBody {
  readonly header: string
  readonly body: string
}

function counted(random: Random): WrittenBody {
  const text = body(random)
  const name = pick(random, ['Content-Length', 'content-length', 'CONTENT-LENGTH'])
  return { header: `${name}:${pick(random, [' ', ' ', '', '\t'])}${text.length}`, body: text }
}

function chunked(random: Random): WrittenBody {
  let text = ''
  for (let left = random(4); left > 0; left--) {
    const data = body(random) || 'x'
    text += `${size(data.length, random)}${pick(random, extensions)}\r\n${data}\r\n`
  }
  text += `${pick(random, ['0', '0', '000'])}${pick(random, extensions)}\r\n${pick(random, trailers)}\r\n`
  const coding = pick(random, ['chunked', 'chunked', 'Chunked', 'chunked '])
  return { header: `${pick(random, ['Transfer-Encoding', 'transfer-encoding'])}: ${coding}`, body: text }
}

function size(length: number, random: Random): string {
  const digits = length.toString(16)
  const form = random(6)
  return form === 0 ? digits.toUpperCase() : form === 1 ? digits.padStart(8, '0') : digits
}

function body(random: Random): string {
  return random(400) === 0 ? pick(random, ['ab\r\n', 'x']).repeat(1 + random(50_000)) : pick(random, bodies)
}

function join(lines: readonly string[]): string {
  return lines.length === 0 ? '\r\n' : `${lines.join('\r\n')}\r\n\r\n`
}
