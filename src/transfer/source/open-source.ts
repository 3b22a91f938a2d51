import type { Structure } from '../../protocols/index.js'
import { isBlob } from '../../values/index.js'
import { blobSource } from './blob-source.js'
import { asBytes, bytesSource } from './bytes-source.js'
import { openFile } from './file-source.js'
import { type PartSource, sourceFailed } from './part-source.js'
import { streamSource } from './stream-source.js'

/**
 * Opens what an upload sends.
 *
 * @throws NextTokenError `SourceFailed` if it is neither a body nor a file that can be read, or if its length is not the
 * input's ContentLength.
 */
export async function openSource({ Body, file, ContentLength }: Structure): Promise<PartSource> {
  if (Body !== undefined && file !== undefined)
    throw sourceFailed('Body and file cannot be combined; pass one of them')
  if (file !== undefined) return checked(await openFile(file), ContentLength)
  const bytes = asBytes(Body)
  if (bytes) return checked(bytesSource(bytes), ContentLength)
  if (isBlob(Body)) return checked(blobSource(Body), ContentLength)
  const stream = streamSource(Body, ContentLength)
  if (stream) return stream
  throw sourceFailed(
    `expected Body (bytes, text, a Blob, a stream or an async iterable) or file (a path), got ${seen(Body)}`,
  )
}

function checked(source: PartSource, promised: unknown): PartSource {
  if (promised === undefined || promised === source.size) return source
  source.close()
  throw sourceFailed(
    `ContentLength is ${String(promised)}, but there are ${source.size} bytes; correct ContentLength or omit it`,
  )
}

function seen(body: unknown): string {
  if (body === undefined) return 'neither'
  if (body === null) return 'Body: null'
  return Array.isArray(body) ? 'an array' : `a Body of type ${typeof body}`
}
