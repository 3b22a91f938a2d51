import { Readable } from 'node:stream'
import type { StreamSource } from '../../protocols/index.js'
import { openStream } from './open-stream.js'
import { toBytes } from './to-bytes.js'

/** A hash that is computed while bytes are sent. */
export interface RunningHash {
  update(chunk: Uint8Array): void
  digest(): Promise<Uint8Array>
}

export interface StreamSending {
  /** The promised number of bytes; any other number is an error. */
  readonly length: number | undefined
  /** Sends the body in `aws-chunked` encoding, with its hash in a trailer of this name. */
  readonly trailer?: { readonly name: string; readonly hash: RunningHash } | undefined
}

// S3 accepts chunks from 8 KiB: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
const chunkSize = 64 * 1024

/** A source as it is sent. The stream fails if the source fails or does not have the promised length. */
export function sendStream(source: StreamSource, { length, trailer }: StreamSending): Readable {
  const counted = countedChunks(openStream(source), length)
  return Readable.from(trailer ? awsChunked(counted, trailer) : counted, { objectMode: false })
}

async function* countedChunks(stream: Readable, length: number | undefined): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const chunk of stream) {
    const bytes = toBytes(chunk)
    sent += bytes.byteLength
    if (length !== undefined && sent > length) throw wrongLength(`more than the ${length} bytes promised`)
    yield bytes
  }
  if (length !== undefined && sent < length) throw wrongLength(`${sent} of the ${length} bytes promised`)
}

function wrongLength(words: string): Error {
  return new Error(`the request's stream has ${words}; correct ContentLength or omit it`)
}

async function* awsChunked(
  chunks: AsyncIterable<Uint8Array>,
  { name, hash }: NonNullable<StreamSending['trailer']>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of gathered(chunks)) {
    hash.update(chunk)
    yield Buffer.concat([Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])
  }
  const digest = Buffer.from(await hash.digest()).toString('base64')
  yield Buffer.from(`0\r\n${name}:${digest}\r\n\r\n`)
}

/** Chunks of at least `chunkSize`, except the last. */
async function* gathered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.byteLength
    if (size < chunkSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}
