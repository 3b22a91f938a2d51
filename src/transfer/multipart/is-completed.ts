import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import { type S3Calls, textOf } from '../calls/index.js'
import type { CompletedPart } from './completed-part.js'

interface Attempt {
  readonly input: Structure
  readonly parts: readonly CompletedPart[]
  readonly failure: unknown
}

/**
 * Whether an upload was completed although the call failed: its first response was lost, and S3 no longer knows the
 * upload when it is asked again. Then the object has the ETag that is made of the ETags of its parts. Returns what
 * HeadObject says of the object; undefined if it was not completed, or if the ETags of the parts are no MD5s, as with KMS.
 */
export async function isCompleted(
  calls: S3Calls,
  { input, parts, failure }: Attempt,
): Promise<Structure | undefined> {
  if (!(failure instanceof NextTokenError) || failure.code !== 'NoSuchUpload') return undefined
  const expected = await etagOf(parts)
  if (expected === undefined) return undefined
  const { IfMatch: _, IfNoneMatch: __, ...unconditional } = input
  try {
    const head = await calls.call('HeadObject', calls.pick('HeadObject', unconditional))
    return textOf(head, 'ETag') === expected ? head : undefined
  } catch {
    return undefined
  }
}

/** The ETag of an object in parts: the MD5 of the MD5s of its parts, and their number. */
async function etagOf(parts: readonly CompletedPart[]): Promise<string | undefined> {
  const hash = platform.hash('md5')
  for (const { ETag = '' } of parts) {
    const [, digits] = /^"?([\da-f]{32})"?$/.exec(ETag) ?? []
    if (digits === undefined) return undefined
    hash.update(Buffer.from(digits, 'hex'))
  }
  return `"${Buffer.from(await hash.digest()).toString('hex')}-${parts.length}"`
}
