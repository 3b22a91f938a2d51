import { client } from 'nexttoken'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { RequestTemplate } from '../../../src/client/listing/request-template.js'
import { startHttpServer } from '../../support/http-server.js'
import { credentials } from '../../wire/support/wire-server.js'

afterEach(() => void vi.restoreAllMocks())

/** Lists a bucket whose other calls are sent on to eu-west-1, but whose pages every region gives. */
async function bucketOf(pages: number) {
  const regions: string[] = []
  const { url: endpoint } = await startHttpServer((request, response) => {
    const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (request.url?.includes('uploads')) {
      const isHere = region === 'eu-west-1'
      response.writeHead(isHere ? 200 : 301, { 'x-amz-bucket-region': 'eu-west-1' })
      response.end(isHere ? '<ListMultipartUploadsResult/>' : '<Error><Code>PermanentRedirect</Code></Error>')
      return
    }
    regions.push(region)
    const number = regions.length
    const more = `<IsTruncated>true</IsTruncated><NextContinuationToken>${number}</NextContinuationToken>`
    const key = `<Contents><Key>${1000 + number}</Key></Contents>`
    response.end(`<ListBucketResult>${number < pages ? more : ''}${key}</ListBucketResult>`)
  })
  const s3 = client('s3', { region: 'us-east-1', endpoint, credentials })
  onTestFinished(() => s3.destroy())
  return { s3, regions }
}

it.each([
  { after: 1, byTemplate: 10 - 3 },
  // Pages 3 and 4 are the first two in the same region, then 4 and 5.
  { after: 2, byTemplate: 10 - 4 },
  { after: 3, byTemplate: 10 - 5 },
  { after: 6, byTemplate: 3 + 2 },
])('a listing goes on in the region that another call learns after page $after', async (example) => {
  const fill = vi.spyOn(RequestTemplate.prototype, 'fill')
  const { s3, regions } = await bucketOf(10)
  let count = 0
  for await (const _page of s3.paginate('list_objects_v2', { Bucket: 'books' })) {
    count++
    if (count === example.after) await s3.listMultipartUploads({ Bucket: 'books' })
  }
  const { after } = example
  expect(regions).toEqual([...Array(after).fill('us-east-1'), ...Array(10 - after).fill('eu-west-1')])
  expect(fill.mock.results.filter(({ value }) => value !== undefined)).toHaveLength(example.byTemplate)
})
