import { describe, expect, it } from 'vitest'
import { loadModel, type OperationModel } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'

type Structure = Record<string, unknown>

const keys = Array.from('abcdefghijkl', (letter) => `a b/${letter} é+%41`)
const encoded = (key: string): string => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/')

/** What each operation calls its list, what it starts after, and what it says of that. */
const listings = [
  {
    name: 'ListObjectsV2',
    list: 'Contents',
    after: ['ContinuationToken', 'StartAfter'],
    next: 'NextContinuationToken',
  },
  { name: 'ListObjects', list: 'Contents', after: ['Marker'], next: undefined },
  { name: 'ListObjectVersions', list: 'Versions', after: ['KeyMarker'], next: 'NextKeyMarker' },
  { name: 'ListMultipartUploads', list: 'Uploads', after: ['KeyMarker'], next: 'NextKeyMarker' },
]

/** S3, three keys a page. It takes markers as they are, and gives them encoded where it says so. */
function storeOf({ list, after, next }: (typeof listings)[number], encodes = true) {
  return async (input: Structure): Promise<Structure> => {
    const start = after.map((name) => input[name]).find((value) => value !== undefined) ?? ''
    const isEncoded = encodes && input.EncodingType === 'url'
    const say = (key: string) => (isEncoded ? encoded(key) : key)
    const rest = keys.filter((key) => key > String(start))
    const some = rest.slice(0, 3)
    const last = some.at(-1) ?? ''
    return {
      ...(isEncoded && { EncodingType: 'url' }),
      IsTruncated: rest.length > 3,
      [list]: some.map((key) => ({ Key: say(key), VersionId: 'v', UploadId: 'u' })),
      ...(rest.length > 3 && next && { [next]: list === 'Contents' ? last : say(last) }),
    }
  }
}

async function listed(
  listing: (typeof listings)[number],
  options: PaginateOptions = {},
  { asks = true, encodes = true } = {},
): Promise<unknown[]> {
  const operation = loadModel('s3').operation(listing.name) as OperationModel
  const paginator = new PlainPaginator<Structure, Structure>(operation, storeOf(listing, encodes))
  const items = await paginator
    .paginate({ Bucket: 'b', ...(asks && { EncodingType: 'url' }) }, options)
    .items()
    .toArray()
  return items.map((item) => (item as { Key: string }).Key)
}

// Of keys that are asked for with EncodingType, S3 gives markers encoded too, and takes them as they are:
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
describe.each(listings)('$name with URL-encoded keys requested by the caller', (listing) => {
  const all = keys.map(encoded)

  it('continues after the key of a marker', async () => {
    expect(await listed(listing)).toEqual(all)
  })

  it('starts after an item taken from a page', async () => {
    const key = all[4]
    expect(await listed(listing, { startAfterItem: { Key: key, VersionId: 'v', UploadId: 'u' } })).toEqual(
      all.slice(5),
    )
  })

  it('continues from the resume token of every item', async () => {
    const operation = loadModel('s3').operation(listing.name) as OperationModel
    const paginator = new PlainPaginator<Structure, Structure>(operation, storeOf(listing))
    for (let count = 1; count < all.length; count++) {
      const pages = paginator.paginate({ Bucket: 'b', EncodingType: 'url' }, { maxItems: count })
      expect(await pages.items().toArray()).toHaveLength(count)
      expect(await listed(listing, { startingToken: pages.resumeToken })).toEqual(all.slice(count))
    }
  })

  it('does not decode markers if the store does not encode or the caller did not ask', async () => {
    expect(await listed(listing, {}, { encodes: false })).toEqual(keys)
    expect(await listed(listing, {}, { asks: false })).toEqual(keys)
  })
})
