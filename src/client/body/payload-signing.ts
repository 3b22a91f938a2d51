import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import { isBlob } from '../../values/index.js'
import type { OutgoingRequest } from './outgoing-request.js'

const header = 'x-amz-content-sha256'

/**
 * The headers that the profile's `payload_signing_enabled` adds to an S3 request: they decide whether the
 * signature covers the body (botocore/auth.py, `_should_sha256_sign_payload`). Not for a body in chunks with a
 * trailing checksum.
 *
 * @throws NextTokenError `InvalidConfiguration` for a stream that would have to be read twice.
 */
export async function payloadSigningHeaders(
  operation: OperationModel,
  { headers, stream }: OutgoingRequest,
  signsPayload: boolean | undefined,
): Promise<Readonly<Record<string, string>>> {
  const { signatureVersion } = operation.service.metadata
  if (signsPayload === undefined || !signatureVersion?.startsWith('s3')) return {}
  if (headers[header] !== undefined) return {}
  if (!signsPayload) return { [header]: 'UNSIGNED-PAYLOAD' }
  if (isBlob(stream)) return { [header]: await hashOf(stream) }
  if (stream) throw cannotSign(operation)
  return {}
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = platform.hash('sha256')
  for await (const chunk of blob.stream()) hash.update(chunk)
  return Buffer.from(await hash.digest()).toString('hex')
}

function cannotSign({ errorContext }: OperationModel): NextTokenError {
  const problem =
    's3.payload_signing_enabled of the profile is "true", but this stream can be read only once and would have to be ' +
    'read twice; pass the bytes or a Blob, or remove the setting'
  return new NextTokenError('InvalidConfiguration', problem, errorContext)
}
