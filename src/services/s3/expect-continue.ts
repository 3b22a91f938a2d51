import type { OperationModel } from '../../models/index.js'
import type { EncodedRequest } from '../../protocols/index.js'

/** A smaller body is sent at once, because waiting for a response would cost a round trip. The AWS SDK v3's default. */
const leastBytes = 2 * 1024 * 1024

const uploads = new Set(['PutObject', 'UploadPart'])

/** Lets S3 refuse a large upload before its body is sent. Streams are sent at once. */
export function expectContinue(operation: OperationModel, request: EncodedRequest): void {
  const { body = '' } = request
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (uploads.has(operation.name) && bytes >= leastBytes) request.headers.expect = '100-continue'
}
