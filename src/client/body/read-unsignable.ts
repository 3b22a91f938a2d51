import type { OperationModel } from '../../models/index.js'
import { isStreamSource, type Structure, streamingPayload } from '../../protocols/index.js'
import { readStream } from '../../transport/index.js'

/**
 * The input with its stream read into memory, if the signature needs the hash of the whole body. S3, and
 * operations whose model says so, accept a signature without it.
 */
export async function readUnsignable(operation: OperationModel, input: Structure): Promise<Structure> {
  const payload = streamingPayload(operation.input)
  const value = payload && input[payload.name]
  if (!payload || !isStreamSource(value) || maySignWithoutBody(operation)) return input
  return { ...input, [payload.name]: await readStream(value) }
}

function maySignWithoutBody({ traits, service }: OperationModel): boolean {
  if (traits.unsignedPayload || traits.authtype === 'v4-unsigned-body' || traits.authtype === 'none')
    return true
  return service.metadata.signatureVersion?.startsWith('s3') ?? false
}
