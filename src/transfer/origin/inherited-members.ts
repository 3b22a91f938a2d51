import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import type { S3Calls } from '../calls/index.js'
import { type Origin, readMembers } from './origin.js'

/** What CopyObject takes over from the source, unless MetadataDirective is REPLACE. */
const metadata = [
  ...['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'ContentType'],
  ...['Expires', 'Metadata'],
]

interface Source {
  readonly calls: S3Calls
  readonly origin: Origin
  /** The output of its HeadObject. */
  readonly head: Structure
  readonly signal: AbortSignal | undefined
}

/**
 * The members of CreateMultipartUpload that give the copy what CopyObject would give it: the metadata and the tags of the
 * source, or those of the input. As in CopyObject, those of the input do not count unless they replace the source's.
 *
 * boto3 drops the tags of an object that it copies in parts, unless TaggingDirective is COPY. Here a copy has the same
 * tags whatever its size. They are part of the request that creates the upload, so that the copy never is without them.
 */
export async function inheritedMembers(input: Structure, source: Source): Promise<Structure> {
  const { MetadataDirective, TaggingDirective, Tagging, ...rest } = input
  const others = Object.entries(rest).filter(([name]) => !metadata.includes(name))
  const isReplaced = MetadataDirective === 'REPLACE'
  const described = Object.entries(isReplaced ? rest : source.head).filter(([name]) =>
    metadata.includes(name),
  )
  const tags = TaggingDirective === 'REPLACE' ? Tagging : await tagsOf(input, source)
  return {
    ...Object.fromEntries([...others, ...described]),
    ...(tags !== undefined && tags !== '' && { Tagging: tags }),
  }
}

/** The tags of the source, as a header has them. Without a directive they are only asked for if there are some. */
async function tagsOf(input: Structure, source: Source): Promise<string | undefined> {
  const { calls, origin, head, signal } = source
  const hasSome = typeof head.TagCount === 'number' && head.TagCount > 0
  if (input.TaggingDirective !== 'COPY' && !hasSome) return undefined
  const members = calls.pick('GetObjectTagging', readMembers(input, origin))
  const { TagSet } = await calls.call('GetObjectTagging', members, { signal })
  const tags: unknown[] = Array.isArray(TagSet) ? TagSet : []
  const pairs = tags.filter(isObject).map(({ Key, Value }) => [String(Key), String(Value)])
  return pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
}
