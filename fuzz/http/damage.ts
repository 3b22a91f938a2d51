import { pick, type Random } from '../random.js'

const tokens = [
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\0',
  ' ',
  '\t',
  ':',
  ';',
  ',',
  '=',
  '"',
  '\\',
  '-',
  '+',
  '0',
  '1',
  'f',
  '0x',
  '\x0b',
  '\x7f',
  '\x80',
  '\xff',
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.0 ',
  'HTTP/0.9 200 OK\r\n\r\n',
  'HTTP/2.0 ',
  'ICY 200 OK\r\n',
  'HTTP/1.1 100 Continue\r\nConnection: close\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
  ' 99 ',
  ' 1000 ',
  ' 204 ',
  ' 304 ',
  '\r\nContent-Length: 5',
  '\r\nContent-Length: 0',
  '\r\nContent-Length: 5, 5',
  '\r\nContent-Length:',
  '\r\nContent-Length: +5',
  '\r\nContent-Length: 0x5',
  '\r\nContent-Length: 5 6',
  '\r\nContent-Length: 9007199254740993',
  '\r\nContent-Length: 18446744073709551621',
  '\r\nContent-Length : 5',
  '\r\nTransfer-Encoding: chunked',
  '\r\nTransfer-Encoding: gzip, chunked',
  '\r\nTransfer-Encoding: chunked, gzip',
  '\r\nTransfer-Encoding: identity',
  '\r\nTransfer-Encoding:',
  '\r\nTransfer-Encoding: chunked\t',
  '\r\nTransfer-Encoding: xchunked',
  '\r\nConnection: close',
  '\r\nConnection: close\t',
  '\r\nConnection: keep-alive',
  '\r\nConnection: keep-alive, close',
  '\r\nConnection: foo,close ,bar',
  '\r\nConnection: upgrade\r\nUpgrade: h2c',
  '\r\nProxy-Connection: close',
  '\r\n folded',
  '\r\n\tfolded',
  '\r\n: no name',
  '\r\nno colon',
  '\r\nX-A : blank',
  '\r\nX-Nul: a\0b',
  '\r\nX-Bare: a\rb',
  '\r\nX-Bare: a\nb',
  'ffffffffffffffff',
  '10000000000000000',
  '000000000000000000005',
  '0\r\n\r\n',
  '5 \r\n',
  ' ;a=b',
  ';a="b',
  ';;',
  ';a=b;c;d=e',
  ';a="b\\""',
  '0\r\nContent-Length: 3\r\n\r\n',
  '0\r\nTransfer-Encoding: chunked\r\n\r\n',
]

/** Beyond the limits of a head. They take long, so they are rare. */
const longTokens = [
  '\r\nX-Long: '.padEnd(16_370, 'v'),
  '\r\nX-Long: '.padEnd(17_000, 'v'),
  '\r\nn:v'.repeat(995),
  '\r\nn: v'.repeat(1001),
]

/** Changes a response in one to three places. */
export function damage(text: string, random: Random): string {
  let damaged = text
  for (let left = 1 + random(3); left > 0; left--) damaged = once(damaged, random)
  return damaged
}

function once(text: string, random: Random): string {
  const at = place(text, random)
  const end = Math.min(text.length, at + 1 + random(20))
  switch (random(9)) {
    case 0:
      return text.slice(0, at) + flipped(text.charCodeAt(at), random) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at)
    case 2:
      return text.slice(0, at) + text.slice(end)
    case 3:
      return text.slice(0, end) + text.slice(at)
    case 4:
      return text.slice(0, at)
    case 5:
      return text.slice(0, at) + token(random) + text.slice(end)
    default:
      return text.slice(0, at) + token(random) + text.slice(at)
  }
}

function token(random: Random): string {
  return pick(random, random(400) === 0 ? longTokens : tokens)
}

/** Often the end of a line, where most of the syntax is. */
function place(text: string, random: Random): number {
  const at = random(text.length + 1)
  if (random(2) === 0) return at
  const line = text.indexOf('\r\n', at)
  return line === -1 ? at : line
}

function flipped(code: number, random: Random): string {
  return String.fromCharCode((Number.isNaN(code) ? 0 : code) ^ (1 << random(8)))
}
