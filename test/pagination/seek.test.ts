import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { compiledRule } from '../../src/pagination/index.js'
import type { OperationPlan } from '../../src/simulator/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'

const ITEMS = 7

/** Every operation that starts by an item: as its documentation says, or because its token is one of an item's. */
const seekable = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    const hasSeek = operation?.paginationRule && compiledRule(operation).seek !== undefined
    return hasSeek ? [`${service}.${name}`] : []
  })
})

/** S3's part numbers begin at 1. */
function planOf(name: string): OperationPlan {
  const hasParts = name === 's3.ListParts' || name === 's3.GetObjectAttributes'
  return {
    items: ITEMS,
    pageSize: 3,
    ...(hasParts && { item: (index: number) => ({ PartNumber: index + 1 }) }),
  }
}

async function listed(name: string, startAfterItem?: string | object): Promise<unknown[]> {
  const { paginator, input } = simulatedListing(name, planOf(name))
  return paginator.paginate(input, { startAfterItem }).items().toArray()
}

describe('startAfterItem', () => {
  it('is available for S3, DynamoDB, Kinesis, CloudFront, Route 53 and others', () => {
    expect(seekable).toEqual(
      expect.arrayContaining([
        's3.ListObjectsV2',
        's3.ListObjects',
        's3.ListObjectVersions',
        's3.ListMultipartUploads',
        's3.ListParts',
        'dynamodb.ListTables',
        'kinesis.ListShards',
        'kinesis.ListStreams',
        'dynamodb.ListGlobalTables',
        'dynamodbstreams.DescribeStream',
        'ebs.ListSnapshotBlocks',
        'route53.ListHealthChecks',
        'cloudfront.ListDistributions',
        'route53.ListResourceRecordSets',
        'importexport.ListJobs',
        'firehose.ListDeliveryStreams',
      ]),
    )
  })

  it.each(seekable)('%s: starts with the item after the given one', async (name) => {
    const all = await listed(name)
    expect(all).toHaveLength(ITEMS)
    for (const [index, item] of all.entries()) {
      expect(await listed(name, item as object), `after item ${index}`).toEqual(all.slice(index + 1))
    }
  })

  it('accepts a key if one suffices, even of a deleted item, and sends it only with the first request', async () => {
    const { paginator, requests } = simulatedListing('s3.ListObjectsV2', {
      items: 5,
      pageSize: 2,
      item: (index) => ({ Key: `key ${index}` }),
    })
    const pages = paginator.paginate({ Bucket: 'logs', StartAfter: 'key 0' }, { startAfterItem: 'key 1' })
    const items = await pages.items().toArray()
    expect(items).toHaveLength(3)
    expect(requests.map(({ input }) => input.ContinuationToken !== undefined)).toEqual([false, true])
    expect(requests[0]?.input.StartAfter).toBe('key 1')
  })

  it('combined with a resume token in the middle of a page, continues there in another process', async () => {
    const name = 's3.ListObjectsV2'
    const { paginator, input } = simulatedListing(name, { items: 7, pageSize: 5 })
    const all = await paginator.paginate(input).items().toArray()
    const pages = paginator.paginate(input, { startAfterItem: all[0] as object })
    for await (const item of pages.items()) {
      if (item === undefined || pages.receipt.items === 2) break
    }
    const { resumeToken } = pages
    expect(JSON.parse(Buffer.from(resumeToken ?? '', 'base64').toString())).toMatchObject({
      ContinuationToken: null,
      StartAfter: (all[0] as { Key: string }).Key,
      boto_truncate_amount: 2,
    })
    const rest = await paginator.paginate(input, { startingToken: resumeToken }).items().toArray()
    expect(rest).toEqual(all.slice(3))
  })

  it('does not mistake another item for a deleted start item', async () => {
    const name = 'route53.ListResourceRecordSets'
    const sent: unknown[] = []
    const { operation } = simulatedListing(name, {})
    const send = async (asked: Record<string, unknown>) => {
      sent.push(asked)
      return { ResourceRecordSets: [{ Name: 'c.', Type: 'A' }], IsTruncated: false }
    }
    const paginator = new PlainPaginator<Record<string, unknown>, Record<string, unknown>>(operation, send)
    const listAfter = (item: object) =>
      paginator.paginate({ HostedZoneId: 'Z' }, { startAfterItem: item }).items().toArray()
    expect(await listAfter({ Name: 'b.', Type: 'A' })).toHaveLength(1)
    expect(await listAfter({ Name: 'c.', Type: 'A' })).toHaveLength(0)
    expect(sent[0]).toEqual({ HostedZoneId: 'Z', StartRecordName: 'b.', StartRecordType: 'A' })
  })

  it.each([
    ['sns.ListTopics', {}, { TopicArn: 'arn' }, /can only start from a token/],
    ['s3.ListObjectVersions', { Bucket: 'b' }, { Key: 'k' }, /lacks Key and VersionId/],
    [
      's3.ListObjectsV2',
      { Bucket: 'b' },
      { Size: 1 },
      /lacks Key; pass the item to start after, or its Key alone/,
    ],
    [
      's3.ListObjectsV2',
      { Bucket: 'logs--use1-az4--x-s3' },
      'k',
      /cannot start after an item for this Bucket/,
    ],
  ])('%s %j refuses %j', (name, input, startAfterItem, problem) => {
    const { paginator } = simulatedListing(name, {})
    expect(() => paginator.paginate(input, { startAfterItem })).toThrow(problem)
  })

  it('cannot be combined with startingToken', () => {
    const { paginator } = simulatedListing('s3.ListObjectsV2', {})
    expect(() => paginator.paginate({ Bucket: 'b' }, { startAfterItem: 'k', startingToken: 't' })).toThrow(
      /pass one/,
    )
  })
})
