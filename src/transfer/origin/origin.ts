import { ParamValidationError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'

/** The object that is copied. */
export interface Origin {
  readonly Bucket: string
  readonly Key: string
  readonly VersionId?: string
}

/**
 * The parts of a CopySource, which may be text: `bucket/key`, or the ARN of an access point with `/object/key`, and
 * perhaps `?versionId=`.
 *
 * @throws ParamValidationError
 */
export function originOf(source: unknown): Origin {
  if (typeof source === 'string') {
    const [, text = '', VersionId] = /^\/?(.*?)(?:\?versionId=(\S+))?$/s.exec(source) ?? []
    const [, Bucket, Key] = /^(arn:.*?)\/object\/(.+)$/s.exec(text) ?? /^([^/]+)\/(.+)$/s.exec(text) ?? []
    if (Bucket && Key) return { Bucket, Key, ...(VersionId !== undefined && { VersionId }) }
  }
  const { Bucket, Key, VersionId } = isObject(source) ? source : {}
  if (typeof Bucket !== 'string' || typeof Key !== 'string' || Bucket === '' || Key === '')
    throw unreadable(source)
  return { Bucket, Key, ...(typeof VersionId === 'string' && { VersionId }) }
}

function unreadable(source: unknown): ParamValidationError {
  const got = source === undefined ? 'it is missing' : `got ${JSON.stringify(source)?.slice(0, 100)}`
  const message = `CopySource: expected "bucket/key" or { Bucket, Key, VersionId }, ${got}`
  return new ParamValidationError([{ path: 'CopySource', message }], {
    service: 's3',
    operation: 'CopyObject',
  })
}

/** How the members of a copy that concern its source are called where only the source is read. */
const names: Readonly<Record<string, string>> = {
  CopySourceIfMatch: 'IfMatch',
  CopySourceIfModifiedSince: 'IfModifiedSince',
  CopySourceIfNoneMatch: 'IfNoneMatch',
  CopySourceIfUnmodifiedSince: 'IfUnmodifiedSince',
  CopySourceSSECustomerKey: 'SSECustomerKey',
  CopySourceSSECustomerAlgorithm: 'SSECustomerAlgorithm',
  CopySourceSSECustomerKeyMD5: 'SSECustomerKeyMD5',
  ExpectedSourceBucketOwner: 'ExpectedBucketOwner',
  RequestPayer: 'RequestPayer',
}

/** The members of a call that reads the source. */
export function readMembers(input: Structure, origin: Origin): Structure {
  const given = Object.entries(names).filter(([name]) => input[name] !== undefined)
  return { ...Object.fromEntries(given.map(([name, there]) => [there, input[name]])), ...origin }
}
