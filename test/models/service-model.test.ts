import { describe, expect, test } from 'vitest'
import { loadModel, ServiceModel } from '../../src/models/index.js'
import { searchIn, smallService } from './support/temp-models.js'

const small = (metadata: Readonly<Record<string, unknown>>) =>
  new ServiceModel('things', { service: smallService('ListThings', metadata) })

describe('the protocol is the one that boto3 chooses', () => {
  test.each([
    ['the only one', 'query', undefined, 'query'],
    ['an empty list', 'query', [], 'query'],
    ['JSON before CBOR', 'smithy-rpc-v2-cbor', ['smithy-rpc-v2-cbor', 'json', 'query'], 'json'],
    ['CBOR before query', 'query', ['query', 'smithy-rpc-v2-cbor'], 'smithy-rpc-v2-cbor'],
    ['one that is not known beside one that is', 'x', ['x', 'ec2'], 'ec2'],
  ])('%s', (_, protocol, protocols, expected) => {
    expect(small({ protocol, protocols }).protocolName).toBe(expected)
  })

  test('an unknown protocol is an InvalidModel error', () => {
    expect(() => small({ protocol: 'soap' }).protocolName).toThrow('model of things: unknown protocol "soap"')
  })
})

test('the signing name is the endpoint prefix where the model gives none', () => {
  expect(small({}).signingName).toBe('things')
  expect(small({ signingName: 'stuff' }).signingName).toBe('stuff')
})

test('awsQueryCompatible is read from the model', () => {
  searchIn()
  expect([loadModel('sqs').isQueryCompatible, loadModel('sns').isQueryCompatible]).toEqual([true, false])
})

describe('an error shape is found by its code:', () => {
  test.each([
    ['sns', 'NotFound', 'NotFoundException'],
    ['dynamodb', 'ResourceNotFoundException', 'ResourceNotFoundException'],
    ['cloudwatch', 'ResourceNotFound', 'ResourceNotFound'],
  ])('%s %s is %s', (service, code, shape) => {
    searchIn()
    expect(loadModel(service).errorShapesByCode.get(code)?.name).toBe(shape)
  })

  test('a structure that is not an error is not found', () => {
    searchIn()
    expect(loadModel('sns').errorShapesByCode.has('Topic')).toBe(false)
  })
})

describe('findOperation', () => {
  test.each(['ListTopics', 'listTopics', 'list_topics', 'list-topics'])('knows %s', (name) => {
    searchIn()
    expect(loadModel('sns').findOperation(name)?.name).toBe('ListTopics')
  })

  test.each(['ListTopic', '', '__proto__', 'constructor', 'toString'])('does not know "%s"', (name) => {
    searchIn()
    expect(loadModel('sns').findOperation(name)).toBeUndefined()
    expect(loadModel('sns').operation(name)).toBeUndefined()
  })
})

test('the name of an operation is its key in the model, not the versioned name of CloudFront', () => {
  searchIn()
  const operation = loadModel('cloudfront').findOperation('list_distributions')
  expect([operation?.name, operation?.traits.name]).toEqual([
    'ListDistributions',
    'ListDistributions2020_05_31',
  ])
})

test('a missing shape is a TypeError that names it', () => {
  expect(() => small({}).shape('Gone')).toThrow('model of things: no shape named "Gone"')
})
