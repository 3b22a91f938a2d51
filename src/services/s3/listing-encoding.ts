import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { percentDecode } from '../percent-decode.js'

/** The members of a page that S3 encodes on request: on the page itself, and in the items of its lists. */
interface EncodedMembers {
  readonly page: readonly string[]
  readonly items: Readonly<Record<string, string>>
}

/**
 * A key can hold characters that XML cannot: S3 encodes keys as in URLs where it is asked to.
 * boto3 leaves ListObjects' `Prefix` encoded (https://github.com/boto/boto3/issues/3534), and does not ask in
 * ListMultipartUploads.
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

export function askForUrlEncoding({ name }: OperationModel, input: Structure): Structure {
  return Object.hasOwn(listings, name) && wasNotAsked(input) ? { ...input, EncodingType: 'url' } : input
}

/**
 * Decodes a page's keys again, unless the caller asked for encoded ones. Writes the page. Some stores say that they
 * encoded and did not (s3s-fs): a page that holds a text that no encoding makes is left as it is.
 */
export function decodeListing({ name }: OperationModel, page: Structure, given: Structure): void {
  const members = Object.hasOwn(listings, name) ? listings[name] : undefined
  if (!members || page.EncodingType !== 'url' || !wasNotAsked(given)) return
  const owners = ownersOf(members, page)
  const texts = owners.map(({ owner, member }) => owner[member])
  if (!texts.some((text) => holds(encoded, text)) || texts.some((text) => holds(unencoded, text))) return
  for (const { owner, member } of owners) decodeMember(owner, member)
}

const encoded = /[%+]/
/** Spaces, control characters and all beyond ASCII are always encoded, and a `%` begins a code of two digits. */
const unencoded = /[^!-~]|%(?![\da-f]{2})/i

function holds(pattern: RegExp, text: unknown): boolean {
  return typeof text === 'string' && pattern.test(text)
}

function ownersOf({ page: names, items }: EncodedMembers, page: Structure) {
  const owners = names.map((member) => ({ owner: page, member }))
  for (const [list, member] of Object.entries(items)) {
    const entries = page[list]
    for (const owner of Array.isArray(entries) ? entries : []) owners.push({ owner, member })
  }
  return owners
}

function wasNotAsked({ EncodingType }: Structure): boolean {
  return EncodingType === undefined || EncodingType === null
}

function decodeMember(owner: Structure, member: string): void {
  const text = owner[member]
  if (typeof text === 'string' && encoded.test(text)) owner[member] = decodeUrlText(text)
}

/** S3 writes a space as `+`. */
function decodeUrlText(text: string): string {
  return percentDecode(text.replaceAll('+', ' '))
}
