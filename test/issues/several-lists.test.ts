import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** A bucket on the loopback that holds these names, and lists them as S3 does: keys and prefixes count alike. */
async function bucketOf(names: readonly string[]) {
  const server = await startHttpServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const size = Number(searchParams.get('max-keys') ?? 10)
    const from = Number(searchParams.get('continuation-token') ?? 0)
    const to = Math.min(from + size, names.length)
    const page = names.slice(from, to)
    const contents = page
      .filter((name) => !name.endsWith('/'))
      .map((name) => `<Contents><Key>${name}</Key></Contents>`)
    const prefixes = page
      .filter((name) => name.endsWith('/'))
      .map((name) => `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`)
    const more = to < names.length
    const token = more ? `<NextContinuationToken>${to}</NextContinuationToken>` : ''
    response.end(
      `<ListBucketResult><Name>b</Name>${contents.join('')}${prefixes.join('')}` +
        `<KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${token}</ListBucketResult>`,
    )
  })
  const s3 = client('s3', { region: 'us-east-1', endpoint: server.url, credentials, forcePathStyle: true })
  return { s3, requests: server.requests }
}

const named = (list: unknown, member: string): unknown[] =>
  Array.isArray(list) ? list.map((one) => Object(one)[member]) : []

const number = (index: number) => String(index).padStart(5, '0')

describe('https://github.com/boto/boto3/issues/2376: MaxItems counts no CommonPrefixes', () => {
  const input = { Bucket: 'b', Delimiter: '/' }

  it('a bucket with prefixes only is listed up to the limit, not to its end', async () => {
    const { s3, requests } = await bucketOf(Array.from({ length: 200 }, (_, index) => `${number(index)}/`))
    const options = { maxItems: 25, countedKeys: ['Contents', 'CommonPrefixes'] }
    const { CommonPrefixes } = await s3.paginate('list_objects_v2', input, options).buildFullResult()
    expect(CommonPrefixes).toHaveLength(25)
    expect(requests.length).toBeLessThan(5)
  })

  it('the rest follows from the resume token, with keys among the prefixes, none lost and none repeated', async () => {
    const names = Array.from({ length: 53 }, (_, index) => (index % 3 ? `${number(index)}/` : number(index)))
    const { s3 } = await bucketOf(names)
    const seen: unknown[] = []
    let startingToken: string | undefined
    do {
      const options = { maxItems: 7, countedKeys: ['Contents', 'CommonPrefixes'], startingToken }
      const pages = s3.paginate('list_objects_v2', input, options)
      const { Contents, CommonPrefixes, NextToken } = await pages.buildFullResult()
      const here = [...named(Contents, 'Key'), ...named(CommonPrefixes, 'Prefix')].sort()
      expect(here.length).toBeLessThanOrEqual(7)
      seen.push(...here)
      startingToken = NextToken
    } while (startingToken)
    expect(seen).toEqual(names)
  })
})

describe('https://github.com/aws/aws-sdk-java-v2/issues/1620: the order of versions and delete markers is lost', () => {
  it('items() of both lists keeps the order of S3, although all versions have the same second', async () => {
    const entry = (tag: string, key: string, id: number) =>
      `<${tag}><Key>${key}</Key><VersionId>${id}</VersionId><LastModified>2026-01-01T00:00:00.000Z</LastModified></${tag}>`
    const order = [
      ['DeleteMarker', 'a', 5],
      ['Version', 'a', 4],
      ['DeleteMarker', 'a', 3],
      ['DeleteMarker', 'a', 2],
      ['Version', 'a', 1],
      ['Version', 'b', 6],
    ] as const
    const body = order.map(([tag, key, id]) => entry(tag, key, id)).join('')
    const server = await startHttpServer((_, response) => {
      response.end(`<ListVersionsResult>${body}<IsTruncated>false</IsTruncated></ListVersionsResult>`)
    })
    const s3 = client('s3', { region: 'us-east-1', endpoint: server.url, credentials, forcePathStyle: true })
    const history = s3.paginate('list_object_versions', { Bucket: 'b' }).items(['Versions', 'DeleteMarkers'])
    const seen: string[] = []
    for await (const { key, item } of history) {
      seen.push(`${key === 'Versions' ? 'Version' : 'DeleteMarker'} ${Object(item).VersionId}`)
    }
    expect(seen).toEqual(order.map(([tag, , id]) => `${tag} ${id}`))
  })
})
