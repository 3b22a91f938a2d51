import type { Member, OperationModel, Shape } from '../../models/index.js'
import { percentEncode, type Structure } from '../../protocols/index.js'
import { isObjectOrList, isWellFormed } from '../../values/index.js'
import type { MemberType } from '../contract/index.js'
import { isAccessPoint } from './check-bucket.js'

const operations = new Set(['CopyObject', 'UploadPartCopy'])
const versionSuffix = /\?versionId=\S+$/

/**
 * Percent-encodes the source of a copy, as S3 expects it. The caller passes `bucket/key` with an optional
 * `?versionId=`, or `{ Bucket, Key, VersionId }`, which also works for keys with a `?`.
 */
export function withCopySource({ name }: OperationModel, input: Structure): Structure {
  if (!operations.has(name)) return input
  const source = input.CopySource
  if (typeof source === 'string') return { ...input, CopySource: encodeText(source) }
  const text = isObjectOrList(source) ? encodeParts({ ...source }) : undefined
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

/** A half of a surrogate pair stays, so that the check of headers refuses it. */
function encodePath(path: string): string {
  return isWellFormed(path) ? percentEncode(path).replaceAll('%2F', '/') : path
}
