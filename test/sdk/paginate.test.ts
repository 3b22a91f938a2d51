import { DynamoDBClient, ScanCommand as PlainScanCommand } from '@aws-sdk/client-dynamodb'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { ListObjectsV2Command, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3'
import { ListTopicsCommand, SNS, SNSClient, type SNSServiceException } from '@aws-sdk/client-sns'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { describe, expect, it } from 'vitest'
import { startSdkClients } from './support/start-sdk-clients.js'

describe('paginate of nexttoken/sdk', () => {
  it('returns items, a merged result, a search and a receipt', async () => {
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250 } })
    const pages = paginate(sns, ListTopicsCommand)
    expect(pages.resultKeys).toEqual(['Topics'])
    expect(await pages.items().toArray()).toHaveLength(250)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, items: 250, requests: 3 })
    expect((await pages.buildFullResult()).Topics).toHaveLength(250)
    expect(await pages.search('Topics[].TopicArn').toArray()).toHaveLength(250)
  })

  it('makes batches of the items, and results of a function', async () => {
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 137 } })
    const pages = paginate(sns, ListTopicsCommand)
    const batches = pages.items().batches(10)
    const described = batches.map(async (topics) => topics.map(({ TopicArn }) => TopicArn), {
      concurrency: 3,
    })
    const arns = (await pages.items().toArray()).map(({ TopicArn }) => TopicArn)
    const results = await described.toArray()
    expect([results.length, results.flat()]).toEqual([14, arns])
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 2, items: 137 })
  })

  it('lists with several requests at once, in the order of the keys', async () => {
    const { s3 } = await startSdkClients({ 's3.ListObjectsV2': { items: 2500 } })
    const options = { pageSize: 100, parallel: 8 }
    const pages = paginate(s3, ListObjectsV2Command, { Bucket: 'b' }, options)
    const keys = (await pages.items().toArray()).map(({ Key }) => Key ?? '')
    expect(keys).toHaveLength(2500)
    expect(keys).toEqual(keys.toSorted())
    expect(pages.receipt.parallel?.mostInFlight).toBeGreaterThan(1)
    expect(pages.receipt.parallel?.oneChain).toBeUndefined()
  })

  it('works with an aggregated client', async () => {
    const { config } = await startSdkClients({ 'sns.ListTopics': { items: 103 } })
    expect(await paginate(new SNS(config), ListTopicsCommand).items().toArray()).toHaveLength(103)
  })

  it('returns the pages of the SDK unchanged, and no items if AWS omits a list', async () => {
    const { s3 } = await startSdkClients({ 's3.ListObjectsV2': { items: 0 } })
    const pages = paginate(s3, ListObjectsV2Command, { Bucket: 'b' })
    for await (const page of pages) expect(page.Contents).toBeUndefined()
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 1, items: 0 })
    expect(await pages.items().toArray()).toEqual([])
  })

  it('delivers nothing after an abort, also in the middle of a page', async () => {
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 150 } })
    for (const number of [10, 100, 150]) {
      const controller = new AbortController()
      const pages = paginate(sns, ListTopicsCommand, {}, { signal: controller.signal })
      let seen = 0
      const loop = async () => {
        for await (const _ of pages.items()) if (++seen === number) controller.abort()
      }
      await expect(loop()).rejects.toMatchObject({ name: 'AbortError', code: 'Aborted' })
      expect(seen).toBe(number)
      expect(pages.receipt).toMatchObject({ outcome: 'aborted', items: number })
      const rest = paginate(sns, ListTopicsCommand, {}, { startingToken: pages.resumeToken })
      expect(await rest.items().toArray()).toHaveLength(150 - number)
    }
  })

  it('does not change the input, and accepts pageSize and maxItems', async () => {
    const { aws, s3 } = await startSdkClients({ 's3.ListObjectVersions': { items: 20 } })
    const input = Object.freeze({ Bucket: 'b' })
    const pages = paginate(s3, ListObjectVersionsCommand, input, { pageSize: 4, maxItems: 10 })
    expect(await pages.items().toArray()).toHaveLength(10)
    expect(aws.requests.map(({ items }) => items)).toEqual([4, 4, 4])
    expect(pages.receipt.outcome).toBe('limit')
  })

  it('resumes from a token in another client, also between the SDK and nexttoken', async () => {
    const { config, s3 } = await startSdkClients({ 's3.ListObjectVersions': { items: 25, pageSize: 10 } })
    const first = paginate(s3, ListObjectVersionsCommand, { Bucket: 'b' }, { maxItems: 7 })
    const keys = (await first.items().toArray()).map(({ Key }) => Key)
    const s3Again = new S3Client({ ...config, forcePathStyle: true })
    const { resumeToken: startingToken } = first
    const rest = paginate(s3Again, ListObjectVersionsCommand, { Bucket: 'b' }, { startingToken })
    keys.push(...(await rest.items().toArray()).map(({ Key }) => Key))
    expect(new Set(keys).size).toBe(25)
    expect(rest.receipt.items).toBe(18)
    const ours = client('s3', { ...config, forcePathStyle: true })
    const listed = ours.paginate('list_object_versions', { Bucket: 'b' }, { startingToken, maxItems: 8 })
    expect(await listed.items().toArray()).toHaveLength(8)
    const last = { startingToken: listed.resumeToken }
    const end = paginate(s3, ListObjectVersionsCommand, { Bucket: 'b' }, last)
    expect((await end.items().toArray()).map(({ Key }) => Key)).toEqual(keys.slice(15))
  })

  it('requests a failed page again', async () => {
    const faults = [{ on: [2, 3], kind: 'error' }] as const
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } })
    const pages = paginate(sns, ListTopicsCommand)
    const topics = pages.items()[Symbol.asyncIterator]()
    const arns: unknown[] = []
    const errors: unknown[] = []
    for (let isDone = false; !isDone; ) {
      try {
        for await (const topic of topics) arns.push(topic.TopicArn)
        isDone = true
      } catch (error) {
        errors.push(error)
        expect(pages.receipt.outcome).toBe('error')
      }
    }
    expect(new Set(arns).size).toBe(250)
    expect(errors).toHaveLength(2)
    expect((errors[0] as SNSServiceException).$metadata.httpStatusCode).toBe(500)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, requests: 5 })
  })

  it('a token that the service refused costs no topic and repeats none', async () => {
    const faults = [{ on: 2, kind: 'expired-token' }] as const
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } })
    const pages = paginate(sns, ListTopicsCommand)
    const topics = await pages.items().toArray()
    expect(new Set(topics.map(({ TopicArn }) => TopicArn)).size).toBe(250)
    expect(topics).toHaveLength(250)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, requests: 5 })
  })

  it('a token that the service refused costs no topic and repeats none', async () => {
    const faults = [{ on: 2, kind: 'expired-token' }] as const
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } })
    const pages = paginate(sns, ListTopicsCommand)
    const topics = await pages.items().toArray()
    expect(new Set(topics.map(({ TopicArn }) => TopicArn)).size).toBe(250)
    expect(topics).toHaveLength(250)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 3, requests: 5 })
  })

  it('counts the attempts of the SDK', async () => {
    const faults = [{ on: 2, kind: 'throttle' }] as const
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } }, 3)
    const pages = paginate(sns, ListTopicsCommand)
    await pages.items().toArray()
    expect(pages.receipt).toMatchObject({ outcome: 'complete', requests: 4, retries: 1 })
  })

  it('starts after an item, and requests the largest pages', async () => {
    const { aws, s3 } = await startSdkClients({ 's3.ListObjectsV2': { items: 25 } })
    const input = { Bucket: 'b' }
    const all = await paginate(s3, ListObjectsV2Command, input).items().toArray()
    const startAfterItem = all[9]
    const rest = paginate(s3, ListObjectsV2Command, input, { startAfterItem, pageSize: 'max' })
    expect((await rest.items().toArray()).map(({ Key }) => Key)).toEqual(all.slice(10).map(({ Key }) => Key))
    expect(aws.requests[1]?.input).toMatchObject({ StartAfter: startAfterItem?.Key, MaxKeys: 1000 })
  })

  it('prefetches if requested', async () => {
    const { aws, sns } = await startSdkClients({ 'sns.ListTopics': { items: 250 } })
    const loop = paginate(sns, ListTopicsCommand, {}, { prefetch: true })[Symbol.asyncIterator]()
    await loop.next()
    await expect.poll(() => aws.requests.length).toBe(2)
    await loop.return?.()
  })
})

describe('the document client of DynamoDB', () => {
  const plan = { 'dynamodb.Scan': { items: 25, pageSize: 10 } }

  it('returns plain items, and resumes from its keys', async () => {
    const { config } = await startSdkClients(plan)
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(config))
    const plain = await paginate(new DynamoDBClient(config), PlainScanCommand, { TableName: 't' })
      .items()
      .toArray()
    const input = { TableName: 't' }
    const first = paginate(documents, ScanCommand, input, { maxItems: 13 })
    const items = await first.items().toArray()
    const rest = paginate(documents, ScanCommand, input, { startingToken: first.resumeToken })
    items.push(...(await rest.items().toArray()))
    expect(items).toHaveLength(25)
    expect(plain).toHaveLength(25)
    expect(Object.keys(items[24] ?? {})).toEqual(Object.keys(plain[24] ?? {}))
  })
})

describe('a call that cannot be listed is refused with the remedy:', () => {
  const sns = new SNSClient({ region: 'us-east-1' })
  const loose = paginate as (...given: unknown[]) => unknown

  it.each([
    [
      'no client',
      [undefined, ListTopicsCommand],
      'InvalidConfiguration',
      'new SNSClient({}), as its first argument; got undefined',
    ],
    [
      'a client without send',
      [{ config: {} }, ListTopicsCommand],
      'InvalidConfiguration',
      'got an object of class Object',
    ],
    [
      'a command for its class',
      [sns, new ListTopicsCommand({})],
      'InvalidConfiguration',
      'the class of a command, such as ListTopicsCommand, as its second argument; got an object of class ListTopicsCommand',
    ],
    [
      'a command of another service',
      [sns, ListObjectsV2Command, { Bucket: 'b' }],
      'UnknownOperation',
      'the command names its operation "ListObjectsV2", which sns does not have',
    ],
    [
      'an operation without pages',
      [new KMSClient({ region: 'us-east-1' }), CreateKeyCommand],
      'OperationNotPageable',
      'kms.CreateKey: the operation has no pages',
    ],
    [
      'an unknown service',
      [{ config: { serviceId: 'Nope' }, send() {} }, ListTopicsCommand],
      'UnknownService',
      'no model has the service id "Nope" of the client (config.serviceId); pass the service in the options, { service: \'sns\' }',
    ],
    [
      'a misspelt operation',
      [sns, ListTopicsCommand, {}, { operation: 'list_topcs' }],
      'UnknownOperation',
      'did you mean "ListTopics"?',
    ],
    [
      'an unknown option',
      [sns, ListTopicsCommand, {}, { maxItem: 3 }],
      'Pagination',
      'did you mean "maxItems"?',
    ],
  ])('%s', (_words, given, code, message) => {
    expect(() => loose(...given)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    )
  })
})
