import type { Member, OperationModel, Shape } from '../../models/index.js'
import { percentEncode, type Structure } from '../../protocols/index.js'
import { isWellFormed } from '../../values/index.js'
import type { MemberType } from '../contract/index.js'
import { isAccessPoint } from './check-bucket.js'

const operations = new Set(['CopyObject', 'UploadPartCopy'])
const versionSuffix = /\?versionId=\S+$/

/**
 * The source of a copy as S3 wants it, percent-encoded: of `bucket/key` with an optional `?versionId=`, or of
 * `{ Bucket, Key, VersionId }`, which tells keys that hold a `?` from versions.
 */
export function withCopySource({ name }: OperationModel, input: Structure): Structure {
  if (!operations.has(name)) return input
  const source = input.CopySource
  if (typeof source === 'string') return { ...input, CopySource: encodeText(source) }
  const text = typeof source === 'object' && source !== null ? encodeParts({ ...source }) : undefined
  return text === undefined ? input : { ...input, CopySource: text }
}

/** For the declarations. */
export function copySourceType({ name: owner }: Shape, { name }: Member): MemberType | undefined {
  const takes = name === 'CopySource' && /^(?:CopyObject|UploadPartCopy)Request$/.test(owner)
  return takes
    ? {
        in: 'string | { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined }',
      }
    : undefined
}

function encodeText(source: string): string {
  const suffix = versionSuffix.exec(source)?.[0] ?? ''
  return encodePath(source.slice(0, source.length - suffix.length)) + suffix
}

function encodeParts({ Bucket, Key, VersionId }: Structure): string | undefined {
  if (typeof Bucket !== 'string' || typeof Key !== 'string') return undefined
  const path = isAccessPoint(Bucket) ? `${Bucket}/object/${Key}` : `${Bucket}/${Key}`
  return encodePath(path) + (typeof VersionId === 'string' ? `?versionId=${VersionId}` : '')
}

/** Half of a surrogate pair stays, for the refusal of what no header can hold. */
function encodePath(path: string): string {
  return isWellFormed(path) ? percentEncode(path).replaceAll('%2F', '/') : path
}
