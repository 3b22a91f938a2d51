import { NextTokenError, ResponseParseError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { type S3Calls, textOf } from '../calls/index.js'
import type { CompletedPart } from './completed-part.js'
import { isCompleted } from './is-completed.js'
import { UploadNotRemovedError } from './upload-not-removed-error.js'

/** Milliseconds that the removal of a failed upload may take: an abort should not wait for a network that is gone. */
const removalLimit = 10_000

type Input = Structure & { readonly Bucket: string; readonly Key: string }

/** An upload that was created. */
export interface MultipartUpload {
  readonly UploadId: string
}

interface Steps {
  /** The members for CreateMultipartUpload. */
  readonly create: Structure
  /** The members for CompleteMultipartUpload and AbortMultipartUpload: what they do not take is left out. */
  readonly input: Input
  readonly signal: AbortSignal | undefined
  /** Stores the parts. When it fails, none of its calls may be in flight any more. */
  store(upload: MultipartUpload): Promise<readonly CompletedPart[]>
}

/**
 * Creates an upload, stores its parts and completes it. Returns the output of CompleteMultipartUpload.
 *
 * @throws what the calls and `store` throw; UploadNotRemovedError if the upload could not be removed either.
 */
export async function throughParts(calls: S3Calls, steps: Steps): Promise<Structure> {
  const { create, input, signal } = steps
  const created = await calls.call('CreateMultipartUpload', create, { signal })
  const UploadId = textOf(created, 'UploadId')
  if (!UploadId)
    throw new ResponseParseError('the response has no UploadId', {
      service: 's3',
      operation: 'CreateMultipartUpload',
    })
  try {
    const parts = await steps.store({ UploadId })
    return await complete(calls, steps, { UploadId, parts })
  } catch (failure) {
    await remove(calls, { input, UploadId, failure })
    throw failure
  }
}

async function complete(
  calls: S3Calls,
  { input, signal }: Steps,
  { UploadId, parts }: { readonly UploadId: string; readonly parts: readonly CompletedPart[] },
): Promise<Structure> {
  const own = calls.pick('CompleteMultipartUpload', input)
  try {
    const members = { ...own, UploadId, MultipartUpload: { Parts: parts } }
    return await calls.call('CompleteMultipartUpload', members, { signal })
  } catch (failure) {
    const head = await isCompleted(calls, { input, parts, failure })
    if (!head) throw failure
    return head
  }
}

async function remove(
  calls: S3Calls,
  {
    input,
    UploadId,
    failure,
  }: { readonly input: Input; readonly UploadId: string; readonly failure: unknown },
): Promise<void> {
  const { Bucket, Key } = input
  try {
    const members = { ...calls.pick('AbortMultipartUpload', input), UploadId }
    await calls.call('AbortMultipartUpload', members, { timeout: removalLimit })
  } catch (refusal) {
    if (refusal instanceof NextTokenError && refusal.code === 'NoSuchUpload') return
    throw new UploadNotRemovedError({ Bucket, Key, uploadId: UploadId, failure, refusal })
  }
}
