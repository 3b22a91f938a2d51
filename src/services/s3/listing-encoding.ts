import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { percentDecode } from '../members/index.js'

/** The members of a page that S3 encodes on request: of the page itself, and of the items of its lists. */
interface EncodedMembers {
  readonly page: readonly string[]
  readonly items: Readonly<Record<string, string>>
}

/**
 * Keys can contain characters that XML cannot, so S3 can encode keys as in URLs. boto3 leaves ListObjects' `Prefix`
 * encoded (https://github.com/boto/boto3/issues/3534), and does not request the encoding in ListMultipartUploads.
 */
const listings: Readonly<Record<string, EncodedMembers>> = {
  ListObjects: {
    page: ['Delimiter', 'Marker', 'NextMarker', 'Prefix'],
    items: { Contents: 'Key', CommonPrefixes: 'Prefix' },
  },
  ListObjectsV2: {
    page: ['Delimiter', 'Prefix', 'StartAfter'],
    items: { Contents: 'Key', CommonPrefixes: 'Prefix' },
  },
  ListObjectVersions: {
    page: ['Delimiter', 'KeyMarker', 'NextKeyMarker', 'Prefix'],
    items: { Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' },
  },
  ListMultipartUploads: {
    page: ['Delimiter', 'KeyMarker', 'NextKeyMarker', 'Prefix'],
    items: { Uploads: 'Key', CommonPrefixes: 'Prefix' },
  },
}

export function requestUrlEncoding({ name }: OperationModel, input: Structure): Structure {
  return Object.hasOwn(listings, name) && isNotRequested(input) ? { ...input, EncodingType: 'url' } : input
}

/**
 * Decodes the keys of a page, unless the caller requested encoded keys. Changes the page. Some servers claim an
 * encoding that they did not apply (s3s-fs 0.13), so a page with a key that no encoding produces is left as it is.
 */
export function decodeListing({ name }: OperationModel, page: Structure, callerInput: Structure): void {
  const members = Object.hasOwn(listings, name) ? listings[name] : undefined
  if (!members || page.EncodingType !== 'url' || !isNotRequested(callerInput)) return
  const lists = Object.entries(members.items)
  const hasEncoded = lists.some((list) => hasKey(list, page, isEncoded))
  if (hasEncoded && lists.some((list) => hasKey(list, page, isUnencoded))) return
  for (const member of members.page) decodeMember(page, member)
  if (!hasEncoded) return
  for (const [list, member] of lists) for (const item of itemsOf(page, list)) decodeMember(item, member)
}

/** Four times as fast as a regular expression, which counts for a page of 1,000 keys. */
function isEncoded(text: string): boolean {
  return text.includes('%') || text.includes('+')
}

/** Spaces, control characters and characters outside ASCII are always encoded, and `%` starts a code of two digits. */
function isUnencoded(text: string): boolean {
  return /[^!-~]|%(?![\da-f]{2})/i.test(text)
}

/** Checks only listed keys: some servers return the caller's Prefix and StartAfter unchanged (moto). */
function hasKey(
  [list, member]: readonly [string, string],
  page: Structure,
  matches: (key: string) => boolean,
): boolean {
  return itemsOf(page, list).some((item) => typeof item[member] === 'string' && matches(item[member]))
}

function itemsOf(page: Structure, list: string): readonly Structure[] {
  const items = page[list]
  return Array.isArray(items) ? items : []
}

function isNotRequested({ EncodingType }: Structure): boolean {
  return EncodingType === undefined || EncodingType === null
}

function decodeMember(owner: Structure, member: string): void {
  const text = owner[member]
  if (typeof text === 'string' && isEncoded(text)) owner[member] = decodeUrlText(text)
}

/** S3 writes a space as `+`. */
function decodeUrlText(text: string): string {
  return percentDecode(text.replaceAll('+', ' '))
}
