import { Readable } from 'node:stream'
import { calculateBodyLength } from '@smithy/core/serde'
import type { StreamSource } from '../../protocols/index.js'
import { isBlob, isWebStream } from '../../values/index.js'
import { readWebStream } from './read-web-stream.js'
import { toBytes } from './to-bytes.js'

/** A source as a Node stream of bytes. A `Blob` can be opened many times, any other source once. */
export function openStream(source: StreamSource): Readable {
  if (isBlob(source)) return openStream(source.stream())
  if (isWebStream(source)) return readWebStream(source)
  return source instanceof Readable ? source : new Readable().wrap(source)
}

/** How many bytes a source has, if that is known before it is read, as for a `Blob` or a file's `ReadStream`. */
export function lengthOfStream(source: StreamSource): number | undefined {
  try {
    return calculateBodyLength(source)
  } catch {
    return undefined
  }
}

/** Reads a whole source into memory. */
export async function readStream(source: StreamSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openStream(source)) chunks.push(toBytes(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}
