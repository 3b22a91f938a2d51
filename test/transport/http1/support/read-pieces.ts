import { ResponseReader } from '../../../../src/transport/http1/index.js'

export interface ReadResponse {
  readonly status: number
  readonly headers: Record<string, string>
  /** One character per byte. */
  readonly body: string
  readonly keepsAlive: boolean
}

/** One buffer for every read, as a socket uses it: what was read before lies behind a piece. */
const received = Buffer.alloc(64 * 1024, '\r\n\r\n')

/** Gives a reader one piece of a connection, one character per byte. */
export function push(reader: ResponseReader, piece: string): 'more' | 'done' {
  return reader.push(received, received.write(piece, 'latin1'))
}

/** Reads one response from its pieces and the end of its connection. */
export function readPieces(
  method: string,
  pieces: readonly string[],
  reader = new ResponseReader(),
): ReadResponse {
  reader.expect(method)
  let state: 'more' | 'done' = 'more'
  for (const piece of pieces) {
    if (state === 'done') throw new Error('the response ended before its last byte')
    state = push(reader, piece)
  }
  if (state === 'more') reader.end()
  const { statusCode, headers, body } = reader.response
  return {
    status: statusCode,
    headers,
    body: Buffer.from(body).toString('latin1'),
    keepsAlive: reader.keepsAlive,
  }
}

/** A text whole, in two pieces at every place, and byte by byte. */
export function everySplit(text: string): string[][] {
  const inTwo = Array.from({ length: text.length - 1 }, (_, i) => [text.slice(0, i + 1), text.slice(i + 1)])
  return [[text], ...inTwo, text.split('')]
}

export function errorOf(read: () => unknown): Error {
  try {
    read()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it did not throw')
}
