import { ResponseParseError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { type S3Calls, textOf } from '../calls/index.js'

/** An object as it is now. */
export interface FoundObject {
  readonly size: number
  readonly ETag: string | undefined
  readonly VersionId: string | undefined
  /** The output of HeadObject. */
  readonly head: Structure
}

/** Asks for an object's size, ETag and metadata, and for its checksum if the client checks those of responses. */
export async function findChecked(
  calls: S3Calls,
  input: Structure,
  signal: AbortSignal | undefined,
): Promise<FoundObject> {
  const { response } = await calls.checksumModes()
  const mode = response === 'WHEN_SUPPORTED' ? { ChecksumMode: 'ENABLED' } : {}
  return findObject(calls, { ...mode, ...input }, signal)
}

/** Asks for an object's size, ETag and metadata. */
export async function findObject(
  calls: S3Calls,
  input: Structure,
  signal: AbortSignal | undefined,
): Promise<FoundObject> {
  const members = calls.pick('HeadObject', input)
  const head = await calls.call('HeadObject', members, { signal })
  const { ContentLength: size } = head
  if (typeof size !== 'number')
    throw new ResponseParseError('the response has no Content-Length', {
      service: 's3',
      operation: 'HeadObject',
    })
  return { size, ETag: textOf(head, 'ETag'), VersionId: textOf(head, 'VersionId'), head }
}
