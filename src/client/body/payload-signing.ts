import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { EncodedRequest } from '../../protocols/index.js'
import { isBlob } from '../../values/index.js'

const header = 'x-amz-content-sha256'

/**
 * Decides whether the signature of an S3 request covers its body, where the profile's `payload_signing_enabled` says
 * so (botocore/auth.py, `_should_sha256_sign_payload`). A body in chunks, with its checksum behind it, stays as it is.
 *
 * @throws NextTokenError `InvalidConfiguration` for a stream that would have to be read twice.
 */
export async function settlePayloadSigning(
  operation: OperationModel,
  encoded: EncodedRequest,
  signsPayload: boolean | undefined,
): Promise<void> {
  const { signatureVersion } = operation.service.metadata
  if (signsPayload === undefined || !signatureVersion?.startsWith('s3')) return
  const { headers, stream } = encoded
  if (headers[header] !== undefined) return
  if (!signsPayload) headers[header] = 'UNSIGNED-PAYLOAD'
  else if (isBlob(stream)) headers[header] = await hashOf(stream)
  else if (stream) throw cannotSign(operation)
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = platform.hash('sha256')
  for await (const chunk of blob.stream()) hash.update(chunk)
  return Buffer.from(await hash.digest()).toString('hex')
}

function cannotSign({ service, name }: OperationModel): NextTokenError {
  const problem = 's3.payload_signing_enabled of the profile is "true", and this stream can be read only once'
  const remedy = 'pass the bytes or a Blob, or leave the setting out'
  return new NextTokenError('InvalidConfiguration', `${problem}; ${remedy}`, {
    service: service.name,
    operation: name,
  })
}
