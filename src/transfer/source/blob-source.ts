import { messageOf } from '../../values/index.js'
import { raceAbort } from '../parts/index.js'
import { type PartSource, sourceFailed } from './part-source.js'

/** A `Blob`, whose parts can be read in any order. */
export function blobSource(blob: Blob): PartSource {
  let position = 0
  return {
    size: blob.size,
    async take(size, _buffer, signal) {
      const start = position
      const end = Math.min(start + size, blob.size)
      position = end
      if (start === end) return undefined
      const bytes = new Uint8Array(await raceAbort(readPart(blob, start, end), signal))
      if (bytes.length !== end - start)
        throw sourceFailed(`the Blob gave ${bytes.length} bytes at ${start} instead of ${end - start}`)
      return bytes
    },
    check: async () => {},
    close: () => {},
  }
}

async function readPart(blob: Blob, start: number, end: number): Promise<ArrayBuffer> {
  try {
    return await blob.slice(start, end).arrayBuffer()
  } catch (cause) {
    throw sourceFailed(`the Blob could not be read at byte ${start} (${messageOf(cause)})`, cause)
  }
}
