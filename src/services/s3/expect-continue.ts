import type { OperationModel } from '../../models/index.js'
import type { EncodedRequest } from '../../protocols/index.js'

/** A body smaller than this is sent at once: asking first would cost a round trip. The AWS SDK v3's default. */
const leastBytes = 2 * 1024 * 1024

const uploads = new Set(['PutObject', 'UploadPart'])

/** Asks S3 before many bytes are sent: a refusal then costs no upload. A stream is sent without asking. */
export function expectContinue(operation: OperationModel, request: EncodedRequest): void {
  const { body = '' } = request
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (uploads.has(operation.name) && bytes >= leastBytes) request.headers.expect = '100-continue'
}
