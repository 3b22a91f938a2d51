/**
 * Lists made-up keys of S3 into a file, without a socket between, and prints how many rows there are, how long it took
 * and how much memory the process had at most.
 *
 *   node many-keys-child.mjs <path> <pages>
 */
import { Readable } from 'node:stream'
import { HttpResponse } from '@smithy/core/protocols'
import { client } from '../../../dist/index.js'

const [path, pages] = process.argv.slice(2)

function page(number) {
  const keys = Array.from({ length: 1000 }, (_, index) => {
    const key = `logs/2026/11/27/part-${number}-${index}.gz`
    const time = new Date(1.7e12 + number * 1000 + index).toISOString()
    return `<Contents><Key>${key}</Key><LastModified>${time}</LastModified><ETag>&quot;${number}abc${index}&quot;</ETag><Size>${index}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  })
  const isLast = number + 1 === Number(pages)
  const token = isLast ? '' : `<NextContinuationToken>${number + 1}</NextContinuationToken>`
  return `<ListBucketResult><Name>b</Name><KeyCount>1000</KeyCount><IsTruncated>${!isLast}</IsTruncated>${token}${keys.join('')}</ListBucketResult>`
}

const requestHandler = {
  handle: async (request) => {
    const number = Number(request.query['continuation-token'] ?? 0)
    const headers = { 'content-type': 'application/xml' }
    return {
      response: new HttpResponse({
        statusCode: 200,
        headers,
        body: Readable.from([Buffer.from(page(number))]),
      }),
    }
  },
}
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
const s3 = client('s3', { region: 'us-east-1', credentials, requestHandler })
const begin = performance.now()
const { rows } = await s3.paginate('list_objects_v2', { Bucket: 'b' }).to(path)
const seconds = (performance.now() - begin) / 1000
process.stdout.write(JSON.stringify({ rows, seconds, most: process.resourceUsage().maxRSS * 1024 }))
