import type { Readable } from 'node:stream'
import { isBlob, isWebStream } from '../../values/index.js'
import { BrokenBodyError } from '../contract/index.js'
import { type BodyLimits, BodyWatch } from './body-watch.js'
import { toBytes } from './to-bytes.js'

/**
 * Reads a whole response body, in whichever form a handler gives it. Throws a `BrokenBodyError` for a stream that ends
 * early, fails, or is silent for too long, and closes its connection.
 *
 * Smithy's `streamCollector` is not used because it never settles for a Node stream that closes without an error.
 */
export async function collectBody(body: unknown, limits: BodyLimits): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array(0)
  if (isNodeStream(body)) return wholeOrBroken(readNodeStream(body, limits))
  if (isWebStream(body)) return wholeOrBroken(readWebStream(body, limits))
  if (isBlob(body)) return wholeOrBroken(readWebStream(body.stream(), limits))
  return toBytes(body)
}

async function wholeOrBroken(reading: Promise<readonly unknown[]>): Promise<Uint8Array> {
  try {
    return join((await reading).map(toBytes))
  } catch (cause) {
    throw new BrokenBodyError('the response’s body ended early', { cause })
  }
}

function readNodeStream(stream: Readable, limits: BodyLimits): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const chunks: unknown[] = []
    const fail = (error: Error) => {
      watch.stop()
      reject(error)
      stream.destroy(error)
    }
    const closedEarly = () => fail(new Error('the connection closed before the end of the body'))
    const watch = new BodyWatch(limits, fail)
    stream.on('error', fail)
    stream.on('close', closedEarly)
    stream.on('data', (chunk: unknown) => {
      watch.touch()
      chunks.push(chunk)
    })
    stream.on('end', () => {
      stream.off('close', closedEarly)
      watch.stop()
      resolve(chunks)
    })
    watch.start()
    if (stream.destroyed) closedEarly()
  })
}

async function readWebStream(
  stream: ReadableStream<unknown>,
  limits: BodyLimits,
): Promise<readonly unknown[]> {
  const reader = stream.getReader()
  const cancelled: Error[] = []
  const watch = new BodyWatch(limits, (error) => {
    cancelled.push(error)
    reader.cancel(error).catch(() => {})
  })
  watch.start()
  try {
    const chunks: unknown[] = []
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      watch.touch()
      chunks.push(next.value)
    }
    // A cancelled stream ends like a complete one.
    if (cancelled[0]) throw cancelled[0]
    return chunks
  } finally {
    watch.stop()
  }
}

function isNodeStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body && 'on' in body && 'destroy' in body
}

/** One array of all chunks. It is not a `Buffer`, whose `slice` differs from that of a `Uint8Array`. */
function join(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks[0] && chunks.length === 1 ? chunks[0] : toBytes(Buffer.concat(chunks))
}
