import { createHook } from 'node:async_hooks'
import type { RequestListener } from 'node:http'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../../support/http-server.js'
import { credentials } from '../../wire/support/wire-server.js'

const pages = 30

/** The median, because something else in the process may make promises during some of the pages. */
async function promisesPerPage(listing: AsyncIterable<object>): Promise<number> {
  let promises = 0
  const hook = createHook({
    init(_id, type) {
      if (type === 'PROMISE') promises++
    },
  }).enable()
  onTestFinished(() => void hook.disable())
  const counts: number[] = []
  for await (const _page of listing) {
    counts.push(promises)
    promises = 0
  }
  hook.disable()
  expect(counts).toHaveLength(pages)
  return counts.sort((a, b) => a - b)[pages / 2] ?? 0
}

/** Gives one page after the other, in XML, by a callback that makes no promise. */
function paging(pageOf: (number: number, isLast: boolean) => string): RequestListener {
  let number = 0
  return (request, response) => {
    request.resume()
    number++
    response.end(pageOf(number, number === pages))
  }
}

describe('a page in the middle of a listing makes fewer than 20 promises', () => {
  it('of SNS', async () => {
    const listener = paging((number, isLast) => {
      const token = isLast ? '' : `<NextToken>token-${number}</NextToken>`
      const topics = `<Topics><member><TopicArn>arn:${number}</TopicArn></member></Topics>`
      return `<ListTopicsResponse><ListTopicsResult>${topics}${token}</ListTopicsResult></ListTopicsResponse>`
    })
    const { url: endpoint } = await startHttpServer(listener)
    const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
    onTestFinished(() => sns.destroy())
    expect(await promisesPerPage(sns.paginate('list_topics'))).toBeLessThan(20)
  })

  it('of S3', async () => {
    const listener = paging((number, isLast) => {
      const token = isLast ? '' : `<NextContinuationToken>token-${number}</NextContinuationToken>`
      const keys = `<Contents><Key>${1000 + number}</Key></Contents>`
      return `<ListBucketResult><IsTruncated>${!isLast}</IsTruncated>${token}${keys}</ListBucketResult>`
    })
    const { url: endpoint } = await startHttpServer(listener)
    const s3 = client('s3', { region: 'us-east-1', endpoint, credentials })
    onTestFinished(() => s3.destroy())
    expect(await promisesPerPage(s3.paginate('list_objects_v2', { Bucket: 'books' }))).toBeLessThan(20)
  })
})
