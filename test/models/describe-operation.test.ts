import { describe, expect, test } from 'vitest'
import { describeOperation, loadModel, type OperationSummary, ServiceModel } from '../../src/models/index.js'
import { searchIn, smallService } from './support/temp-models.js'

function describeShipped(service: string, operation: string): OperationSummary {
  searchIn()
  const found = loadModel(service).findOperation(operation)
  if (!found) throw new Error(`${service} has no ${operation}`)
  return describeOperation(found)
}

test('the description of SNS ListTopics reads like its documentation', () => {
  expect(describeShipped('sns', 'list_topics')).toEqual({
    service: 'sns',
    name: 'ListTopics',
    camelCase: 'listTopics',
    snakeCase: 'list_topics',
    http: { method: 'POST', requestUri: '/' },
    input: { NextToken: { type: 'string' } },
    output: { Topics: { type: 'list', shape: 'TopicsList' }, NextToken: { type: 'string' } },
    errors: [
      { code: 'InvalidParameter', statusCode: 400 },
      { code: 'InternalError', statusCode: 500 },
      { code: 'AuthorizationError', statusCode: 403 },
    ],
    pagination: {
      inputTokens: ['NextToken'],
      outputTokens: ['NextToken'],
      resultKeys: ['Topics'],
      limitKey: undefined,
      moreResults: undefined,
      nonAggregateKeys: [],
      endPolicy: 'token',
      repeatPolicy: 'error',
      firstPageOnly: [],
      limitIllegalWith: [],
      follow: false,
      seekInclusive: false,
      itemsOf: [],
      summed: [],
      latest: [],
      pageOnly: [],
      newestFirst: [],
    },
    shapes: {
      Topic: { type: 'structure', members: { TopicArn: { type: 'string' } } },
      TopicsList: { type: 'list', member: { type: 'structure', shape: 'Topic' } },
    },
  })
})

describe('the description contains the traits that a caller needs:', () => {
  test.each([
    ['required', 'sns', 'Publish', 'Message', { required: true }],
    ['least and most', 'dynamodb', 'ListTables', 'Limit', { type: 'integer', min: 1, max: 100 }],
    ['known values', 's3', 'ListObjectsV2', 'EncodingType', { enum: ['url'] }],
    ['secrets', 'iam', 'CreateLoginProfile', 'Password', { sensitive: true, min: 1, max: 128 }],
    ['streams', 's3', 'PutObject', 'Body', { type: 'blob', streaming: true }],
    ['idempotency tokens', 'ec2', 'RunInstances', 'ClientToken', { idempotencyToken: true }],
  ])('%s: %s %s', (_, service, operation, member, traits) => {
    expect(describeShipped(service, operation).input[member]).toMatchObject(traits)
  })

  test('unions', () => {
    const { shapes } = describeShipped('bedrock-runtime', 'Converse')
    expect(shapes.ContentBlock).toMatchObject({ type: 'structure', union: true })
  })
})

test('a recursive shape is listed once', () => {
  const { shapes } = describeShipped('dynamodb', 'GetItem')
  expect(shapes.AttributeValue).toMatchObject({
    members: {
      L: { type: 'list', shape: 'ListAttributeValue' },
      M: { type: 'map', shape: 'MapAttributeValue' },
    },
  })
  expect(shapes.ListAttributeValue).toEqual({
    type: 'list',
    member: { type: 'structure', shape: 'AttributeValue' },
  })
})

test('an operation without input, output, errors or pages has a description too', () => {
  const { operations, ...service } = smallService()
  const bare = {
    ListThings: { ...operations.ListThings, input: undefined, output: undefined, deprecated: true },
  }
  const operation = new ServiceModel('things', { service: { ...service, operations: bare } }).operation(
    'ListThings',
  )
  expect(operation && describeOperation(operation)).toEqual({
    service: 'things',
    name: 'ListThings',
    camelCase: 'listThings',
    snakeCase: 'list_things',
    http: { method: 'POST', requestUri: '/' },
    deprecated: true,
    input: {},
    output: {},
    errors: [],
    shapes: {},
  })
})

test('a description survives JSON', () => {
  const summary = describeShipped('s3', 'ListObjectsV2')
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
})
