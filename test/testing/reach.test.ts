import { across, client, type DynamicClient } from 'nexttoken'
import { stub } from 'nexttoken/testing'
import { upload } from 'nexttoken/transfer'
import { afterEach, describe, expect, it } from 'vitest'

const stubs: Disposable[] = []

afterEach(() => {
  for (const one of stubs.splice(0)) one[Symbol.dispose]()
})

function stubOf(client: DynamicClient) {
  const made = stub(client)
  stubs.push(made)
  return made
}

describe('a stub', () => {
  it('answers a waiter until it has what it waits for', async () => {
    const dynamodb: DynamicClient = client('dynamodb')
    const stubbed = stubOf(dynamodb)
      .addError('DescribeTable', { code: 'ResourceNotFoundException' })
      .addResponse('DescribeTable', { Table: { TableStatus: 'CREATING' } })
      .addResponse('DescribeTable', { Table: { TableStatus: 'ACTIVE' } })
    const seen = await dynamodb.waitFor('table_exists', { TableName: 't' }, { delay: 0 })
    expect(seen).toMatchObject({
      state: 'success',
      attempts: 3,
      output: { Table: { TableStatus: 'ACTIVE' } },
    })
    stubbed.assertNoPendingResponses()
  })

  it('ends a waiter with an error that its acceptors do not know', async () => {
    const dynamodb: DynamicClient = client('dynamodb')
    stubOf(dynamodb)
    const waiting = dynamodb.waitFor('table_exists', { TableName: 't' }, { delay: 0 })
    await expect(waiting).rejects.toMatchObject({ code: 'UnexpectedCall' })
  })

  it('answers the parts of an upload, in whichever order they come', async () => {
    const s3: DynamicClient = client('s3')
    const bytes = Buffer.alloc(11 * 2 ** 20, 'nexttoken ')
    const parts: Uint8Array[] = []
    const stubbed = stubOf(s3)
      .on('CreateMultipartUpload', { UploadId: 'u' })
      .on('UploadPart', ({ PartNumber, Body }) => {
        parts[Number(PartNumber) - 1] = Body as Uint8Array
        return { ETag: `"${PartNumber}"` }
      })
      .on('CompleteMultipartUpload', { ETag: '"done"' })
    const inBucket = { Bucket: 'books', Key: 'moby' }
    await upload(s3, { ...inBucket, Body: bytes }, { partSize: 5 * 2 ** 20 })
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    expect(stubbed.inputsOf('CompleteMultipartUpload')).toMatchObject([
      {
        MultipartUpload: { Parts: [1, 2, 3].map((PartNumber) => ({ PartNumber, ETag: `"${PartNumber}"` })) },
      },
    ])
  })

  it('of a service answers the listings of a fleet', async () => {
    const stubbed = stub('sns')
    stubs.push(stubbed)
    stubbed.on('ListTopics', { Topics: [{ TopicArn: 'arn:1' }] })
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b', accountId: '123456789012' }
    const run = across({ regions: ['us-east-1', 'eu-west-1'] }, { client: { credentials } })
    const pages = run.paginate('sns', 'list_topics')
    const regions: unknown[] = []
    for await (const { region } of pages.items()) regions.push(region)
    expect(regions.toSorted()).toEqual(['eu-west-1', 'us-east-1'])
  })
})
