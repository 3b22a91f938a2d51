import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { CompressionSettings } from '../../settings/index.js'
import type { OutgoingRequest } from './outgoing-request.js'

/**
 * The request with its body compressed, if the operation accepts that and the body is large enough. Call it
 * before the checksums are computed: they cover the bytes that are sent. A stream is never compressed.
 */
export async function compressBody(
  { traits }: OperationModel,
  request: OutgoingRequest,
  { disabled, minimumSize }: CompressionSettings,
): Promise<OutgoingRequest> {
  const { body, headers } = request
  if (disabled || !traits.requestcompression?.encodings.includes('gzip') || !body) return request
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes.byteLength < minimumSize) return request
  const encoding = headers['content-encoding']
  return {
    ...request,
    body: await platform.gzip(bytes),
    headers: { ...headers, 'content-encoding': encoding ? `${encoding},gzip` : 'gzip' },
  }
}
