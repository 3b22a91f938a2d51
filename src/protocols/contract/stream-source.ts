import { isBlob, isWebStream } from '../../values/index.js'

/** A body that is not in memory: a Node `Readable`, a web `ReadableStream` of bytes, or a `Blob`, such as a `File`. */
export type StreamSource = NodeJS.ReadableStream | ReadableStream<Uint8Array> | Blob

export function isStreamSource(value: unknown): value is StreamSource {
  if (typeof value !== 'object' || value === null) return false
  if (isBlob(value) || isWebStream(value)) return true
  return 'pipe' in value && typeof value.pipe === 'function' && Symbol.asyncIterator in value
}
