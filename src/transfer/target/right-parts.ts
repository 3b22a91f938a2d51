import { openInput, platform } from '../../platform/index.js'
import { byteSpans, mebibyte } from '../parts/index.js'
import type { LoggedPart, LogHead } from './part-log.js'

/** The logged parts whose bytes are in the file. */
export async function rightParts(
  path: string,
  { size, partSize }: LogHead,
  parts: readonly LoggedPart[],
): Promise<LoggedPart[]> {
  const spans = byteSpans(size, partSize)
  const file = await openInput(path)
  const buffer = new Uint8Array(mebibyte)
  const right = new Map<number, LoggedPart>()
  try {
    for (const part of parts) {
      const span = spans[part.index]
      if (!span) continue
      let [position, crc32] = [span.start, 0]
      while (position <= span.end) {
        const read = await file.read(
          buffer.subarray(0, Math.min(buffer.length, span.end + 1 - position)),
          position,
        )
        if (read === 0) break
        crc32 = platform.crc32(buffer.subarray(0, read), crc32)
        position += read
      }
      if (position > span.end && crc32 === part.crc32) right.set(part.index, part)
    }
  } finally {
    await file.close()
  }
  return [...right.values()]
}
