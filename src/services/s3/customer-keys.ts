import type { Member, OperationModel, Shape } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import { isBytes } from '../../values/index.js'
import type { MemberType } from '../contract/index.js'
import { toBase64 } from '../members/index.js'

/** The operations for which boto3 does this. In other operations the caller passes the key in base64. */
const operations = new Set([
  ...['CompleteMultipartUpload', 'CopyObject', 'CreateMultipartUpload', 'GetObject', 'HeadObject'],
  ...['PutObject', 'SelectObjectContent', 'UploadPart', 'UploadPartCopy'],
])
const prefixes = ['SSECustomer', 'CopySourceSSECustomer']

/**
 * Encodes a caller's encryption keys as S3 expects them: in base64, with their MD5. A caller who passes the MD5 has
 * encoded the key already.
 */
export async function withCustomerKeys(
  { name, input: shape }: OperationModel,
  input: Structure,
): Promise<Structure> {
  const adapted = { ...input }
  for (const prefix of prefixes) {
    const key = input[`${prefix}Key`]
    const isGiven = typeof key === 'string' || isBytes(key)
    if (!operations.has(name) || !shape?.members.has(`${prefix}Key`)) continue
    if (!isGiven || input[`${prefix}KeyMD5`] !== undefined) continue
    adapted[`${prefix}Key`] = toBase64(key)
    adapted[`${prefix}KeyMD5`] = toBase64(await md5(key))
  }
  return adapted
}

/** For the declarations. */
export function customerKeyType(_owner: Shape, { name }: Member): MemberType | undefined {
  return prefixes.some((prefix) => name === `${prefix}Key`) ? { in: 'Uint8Array | string' } : undefined
}

function md5(key: string | Uint8Array): Promise<Uint8Array> {
  const hash = platform.hash('md5')
  hash.update(typeof key === 'string' ? Buffer.from(key) : key)
  return hash.digest()
}
