import { describe, expect, it } from 'vitest'
import { scripted } from './support/scripted-service.js'

const encoded = 'a+b/%01%2B%25%C3%A9%0A+%26'
const key = 'a b/\u0001+%é\n &'

function listing(root: string, inner: string): { body: string } {
  return { body: `<${root}><EncodingType>url</EncodingType>${inner}</${root}>` }
}

const cases = [
  {
    operation: 'ListObjects',
    inner: `<Marker>${encoded}</Marker><NextMarker>${encoded}</NextMarker><Contents><Key>${encoded}</Key></Contents>`,
    expected: { Marker: key, NextMarker: key, Contents: [{ Key: key }] },
  },
  {
    operation: 'ListObjectsV2',
    inner: `<StartAfter>${encoded}</StartAfter><Contents><Key>${encoded}</Key></Contents>`,
    expected: { StartAfter: key, Contents: [{ Key: key }] },
  },
  {
    operation: 'ListObjectVersions',
    inner:
      `<KeyMarker>${encoded}</KeyMarker><NextKeyMarker>${encoded}</NextKeyMarker>` +
      `<Version><Key>${encoded}</Key></Version><DeleteMarker><Key>${encoded}</Key></DeleteMarker>`,
    expected: { KeyMarker: key, NextKeyMarker: key, Versions: [{ Key: key }], DeleteMarkers: [{ Key: key }] },
  },
  {
    operation: 'ListMultipartUploads',
    inner:
      `<KeyMarker>${encoded}</KeyMarker><NextKeyMarker>${encoded}</NextKeyMarker>` +
      `<Upload><Key>${encoded}</Key></Upload>`,
    expected: { KeyMarker: key, NextKeyMarker: key, Uploads: [{ Key: key }] },
  },
]
const shared = `<Prefix>${encoded}</Prefix><Delimiter>%2F</Delimiter><CommonPrefixes><Prefix>${encoded}</Prefix></CommonPrefixes>`

describe('an S3 listing', () => {
  it.each(cases)(
    '$operation requests encoded keys and returns decoded ones',
    async ({ operation, inner, expected }) => {
      const s3 = await scripted('s3', listing('Result', inner + shared))
      const page = await s3.client.call(operation, { Bucket: 'b' })
      expect(s3.requests[0]?.query.get('encoding-type')).toBe('url')
      // ListObjects' Prefix too, which boto3 leaves encoded: https://github.com/boto/boto3/issues/3534
      expect(page).toMatchObject({
        ...expected,
        Prefix: key,
        Delimiter: '/',
        CommonPrefixes: [{ Prefix: key }],
        EncodingType: 'url',
      })
    },
  )

  it.each(cases)(
    '$operation returns encoded keys if the caller asks for them',
    async ({ operation, inner }) => {
      const s3 = await scripted('s3', listing('Result', inner + shared))
      const page = await s3.client.call(operation, { Bucket: 'b', EncodingType: 'url' })
      expect(page).toMatchObject({ Prefix: encoded, CommonPrefixes: [{ Prefix: encoded }] })
    },
  )

  it('returns keys unchanged if the service did not encode them', async () => {
    const body = '<Result><Contents><Key>100%25+1</Key></Contents></Result>'
    const s3 = await scripted('s3', { body })
    expect(await s3.client.listObjectsV2({ Bucket: 'b' })).toMatchObject({ Contents: [{ Key: '100%25+1' }] })
  })

  it('decodes bytes that are not UTF-8 as boto3 does', async () => {
    const s3 = await scripted('s3', listing('Result', '<Contents><Key>%ff%C3</Key></Contents>'))
    expect(await s3.client.listObjectsV2({ Bucket: 'b' })).toMatchObject({
      Contents: [{ Key: '\ufffd\ufffd' }],
    })
  })

  // s3s-fs 0.13 says EncodingType url whenever it is asked for it, and encodes nothing; boto3 turns `+` into a space.
  it.each([
    { words: 'a percent sign without two digits', keys: ['100%', '1+1', 'a%20b'] },
    { words: 'a space', keys: ['1+1', 'a b'] },
    { words: 'a letter beyond ASCII', keys: ['1+1', 'é'] },
  ])('returns keys unchanged if one has $words, so that none can be encoded', async ({ keys }) => {
    const contents = keys.map((Key) => `<Contents><Key>${Key}</Key></Contents>`).join('')
    const s3 = await scripted('s3', listing('Result', contents))
    expect(await s3.client.listObjectsV2({ Bucket: 'b' })).toMatchObject({
      Contents: keys.map((Key) => ({ Key })),
    })
  })

  it('decodes keys even if the store echoes StartAfter unencoded, as moto does', async () => {
    const inner = '<StartAfter>a é</StartAfter><Contents><Key>b+%25</Key></Contents>'
    const s3 = await scripted('s3', listing('Result', inner))
    expect(await s3.client.listObjectsV2({ Bucket: 'b', StartAfter: 'a é' })).toMatchObject({
      StartAfter: 'a é',
      Contents: [{ Key: 'b %' }],
    })
  })

  it('continues from the decoded key if the key is the token', async () => {
    const first = listing(
      'ListBucketResult',
      `<IsTruncated>true</IsTruncated><Contents><Key>${encoded}</Key></Contents>`,
    )
    const s3 = await scripted('s3', first, listing('ListBucketResult', '<IsTruncated>false</IsTruncated>'))
    const items = await s3.client.paginate('list_objects', { Bucket: 'b' }).items().toArray()
    expect(items).toEqual([{ Key: key }])
    expect(s3.requests[1]?.query.get('marker')).toBe(key)
  })
})
