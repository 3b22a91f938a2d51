import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { EncodedRequest } from '../../protocols/index.js'
import type { CompressionSettings } from '../../settings/index.js'

/**
 * Compresses an encoded request's body where the operation takes that and the body is large enough. To be done
 * before checksums: they are of what is sent. A stream goes out as it is.
 */
export async function compressBody(
  { traits }: OperationModel,
  encoded: EncodedRequest,
  { disabled, minimumSize }: CompressionSettings,
): Promise<void> {
  const { body, headers } = encoded
  if (disabled || !traits.requestcompression?.encodings.includes('gzip') || !body) return
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes.byteLength < minimumSize) return
  encoded.body = await platform.gzip(bytes)
  const encoding = headers['content-encoding']
  headers['content-encoding'] = encoding ? `${encoding},gzip` : 'gzip'
}
