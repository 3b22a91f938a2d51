import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { stub } from 'nexttoken/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { scripted } from '../../services/support/scripted-service.js'

const config = { region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } }

describe('handlers see', () => {
  it('the calls of a waiter, and add their headers', async () => {
    const service = await scripted('dynamodb', { body: '{"Table":{"TableStatus":"ACTIVE"}}' })
    const seen: string[] = []
    service.client.on('request', ({ operation, request }) => {
      seen.push(String(operation))
      request.headers['x-why'] = 'waiting'
    })
    await service.client.waitFor('table_exists', { TableName: 'orders' }, { delay: 0 })
    expect(seen).toEqual(['DescribeTable'])
    expect(service.requests[0]?.headers['x-why']).toBe('waiting')
  })

  it('plain values of a client with documents, and the request as it is sent', async () => {
    const item = '{"Item":{"id":{"S":"a"},"count":{"N":"3"}}}'
    const { url, requests } = await scripted('dynamodb', { body: item })
    const dynamodb = client('dynamodb', { ...config, endpoint: url, documents: true })
    const seen: unknown[] = []
    dynamodb.on('request', ({ input, request }) => seen.push(input, String(request.body)))
    dynamodb.on('response', ({ output }) => seen.push({ ...output }))
    await dynamodb.call('GetItem', { TableName: 'orders', Key: { id: 'a' } })
    expect(seen).toEqual([
      { TableName: 'orders', Key: { id: 'a' } },
      '{"TableName":"orders","Key":{"id":{"S":"a"}}}',
      { Item: { id: 'a', count: 3 } },
    ])
    expect(requests).toHaveLength(1)
  })

  it('each page of a listing that is divided', async () => {
    const aws = await simulate({ 's3.ListObjectsV2': { items: 5000, pageSize: 1000 } })
    onTestFinished(() => aws.close())
    const s3 = client('s3', { ...config, endpoint: aws.endpoint })
    let requests = 0
    s3.on('request', () => requests++)
    const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { parallel: 4 })
    expect(await pages.items().toArray()).toHaveLength(5000)
    expect(requests).toBe(pages.receipt.requests)
  })
})

it('a stub answers without a request, so that handlers see nothing, and exceptions know its errors', async () => {
  const sns = client('sns', config)
  const stubbed = stub(sns)
  onTestFinished(() => stubbed.restore())
  stubbed.addError('GetTopicAttributes', { code: 'NotFound', message: 'no such topic', statusCode: 404 })
  let calls = 0
  sns.on('request', () => calls++)
  const error = await sns
    .call('GetTopicAttributes', { TopicArn: 'arn:aws:sns:us-east-1:1:none' })
    .catch((thrown: unknown) => thrown)
  expect(error instanceof sns.exceptions.fromCode('NotFound')).toBe(true)
  expect(error instanceof sns.exceptions.ClientError).toBe(true)
  expect(calls).toBe(0)
})
