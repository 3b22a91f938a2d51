import { cbor } from '@smithy/core/cbor'
import { describe, expect, it } from 'vitest'
import { answer, type HttpRequest, type ReadPlan } from '../../src/simulator/index.js'
import { readPlan, respondTo } from './support/ask.js'

/** Requests as clients write them, byte for byte; none of nexttoken's own encoders takes part. */
function request(
  method: string,
  url: string,
  rest: { headers?: Record<string, string>; body?: string | Uint8Array } = {},
): HttpRequest {
  return { method, url, headers: rest.headers ?? {}, body: Buffer.from(rest.body ?? '') }
}

function form(fields: Record<string, string>): HttpRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  return request('POST', '/', { headers, body: new URLSearchParams(fields).toString() })
}

function text(response: { body: Uint8Array }): string {
  return Buffer.from(response.body).toString('utf8')
}

function inputOf(plan: ReadPlan, received: HttpRequest): unknown {
  return answer(plan, received, { total: 0, ofOperation: new Map() }).received.input
}

const ID = '00000000-0000-4000-8000-000000000001'
const ARN = 'arn:aws:sns:us-east-1:123456789012:TopicArn-000000'

describe('query', () => {
  const plan = readPlan({
    'sns.ListTopics': { items: 1 },
    'rds.DescribeDBInstances': { items: 2, pageSize: 1 },
  })

  it('answers a form with a result in XML', () => {
    const response = respondTo(plan, form({ Action: 'ListTopics', Version: '2010-03-31' }))
    expect(response.headers).toMatchObject({ 'content-type': 'text/xml', 'x-amzn-requestid': ID })
    expect(text(response)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListTopicsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
        `<ListTopicsResult><Topics><member><TopicArn>${ARN}</TopicArn></member></Topics></ListTopicsResult>` +
        `<ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></ListTopicsResponse>`,
    )
  })

  it('decodes lists and structures from a form', () => {
    const filters = {
      'Filters.Filter.1.Name': 'engine',
      'Filters.Filter.1.Values.Value.1': 'mysql',
      'Filters.Filter.1.Values.Value.2': 'a&b',
      MaxRecords: '1',
    }
    const fields = { Action: 'DescribeDBInstances', Version: '2014-10-31', ...filters }
    expect(inputOf(plan, form(fields))).toEqual({
      Filters: [{ Name: 'engine', Values: ['mysql', 'a&b'] }],
      MaxRecords: 1,
    })
  })

  it('reports an error in an ErrorResponse', () => {
    const response = respondTo(plan, form({ Action: 'ListTopics', Version: '2010-03-31', NextToken: '<no>' }))
    expect(response.statusCode).toBe(400)
    expect(text(response)).toContain(
      '<Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>The token is not one',
    )
  })
})

describe('ec2', () => {
  const plan = readPlan({ 'ec2.DescribeVpcs': { items: 2, pageSize: 1 } })
  it('answers a form with members beside the request id', () => {
    const response = respondTo(plan, form({ Action: 'DescribeVpcs', Version: '2016-11-15' }))
    expect(text(response)).toMatch(
      /<DescribeVpcsResponse xmlns="http:\/\/ec2\.amazonaws\.com\/doc\/2016-11-15"><requestId>[-0-9a-f]{36}<\/requestId>.*<vpcSet><item>.*<\/item><\/vpcSet><\/DescribeVpcsResponse>$/,
    )
  })

  it('decodes capitalised names and lists without a wrapper', () => {
    const fields = {
      Action: 'DescribeVpcs',
      'Filter.1.Name': 'state',
      'Filter.1.Value.1': 'available',
      'VpcId.1': 'vpc-1',
    }
    expect(inputOf(plan, form(fields))).toEqual({
      Filters: [{ Name: 'state', Values: ['available'] }],
      VpcIds: ['vpc-1'],
    })
  })

  it('reports an error in a Response with Errors', () => {
    const response = respondTo(plan, form({ Action: 'DescribeVpcs', NextToken: 'no' }))
    expect(text(response)).toMatch(/<Response><Errors><Error>.*<Code>InvalidNextToken<\/Code>.*<RequestID>/)
  })
})

describe('json', () => {
  const plan = readPlan({ 'dynamodb.ListTables': { items: 2, pageSize: 1 } })
  const call = (body: string) =>
    request('POST', '/', { headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, body })

  it('answers an object with an object', () => {
    const response = respondTo(plan, call('{"Limit":2}'))
    expect(response.headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.0' })
    expect(JSON.parse(text(response))).toEqual({ TableNames: ['TableName-000000', 'TableName-000001'] })
  })

  it('reports an error with a __type', () => {
    const response = respondTo(plan, call('{"ExclusiveStartTableName":"no"}'))
    expect([response.statusCode, JSON.parse(text(response))]).toEqual([
      400,
      { __type: 'ValidationException', message: 'The token is not one that this operation issued' },
    ])
  })

  it('refuses a body that is not JSON', () => {
    const response = respondTo(plan, call('{"Limit":'))
    expect(JSON.parse(text(response))).toMatchObject({ __type: 'SerializationException' })
  })

  it('sends the legacy query code in a header', () => {
    const queues = readPlan({ 'sqs.ListQueues': { faults: [{ on: 1, kind: 'throttle' }] } })
    const headers = { 'x-amz-target': 'AmazonSQS.ListQueues' }
    const response = respondTo(queues, request('POST', '/', { headers, body: '{}' }))
    expect(response.headers['x-amzn-query-error']).toBe('RequestThrottled;Sender')
    expect(JSON.parse(text(response))).toMatchObject({ __type: 'RequestThrottled' })
  })
})

describe('rest-json', () => {
  const plan = readPlan({
    'lambda.ListFunctions': { items: 2 },
    'lambda.ListVersionsByFunction': { items: 1 },
  })

  it('answers a GET with an object', () => {
    const response = respondTo(plan, request('GET', '/2015-03-31/functions/?MaxItems=1'))
    expect(response.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(JSON.parse(text(response))).toMatchObject({
      Functions: [{ FunctionName: 'FunctionName-000000' }],
      NextMarker: expect.any(String),
    })
  })

  it('decodes labels and query parameters', () => {
    const url = '/2015-03-31/functions/my%2Ffunction/versions?MaxItems=5'
    expect(inputOf(plan, request('GET', url))).toEqual({ FunctionName: 'my/function', MaxItems: 5 })
  })

  it('reports an error with its name in a header', () => {
    const response = respondTo(plan, request('GET', '/2015-03-31/functions/?Marker=no'))
    expect(response.headers['x-amzn-errortype']).toBe('InvalidParameterValueException')
  })
})

describe('rest-xml', () => {
  const plan = readPlan({ 's3.ListObjectsV2': { items: 1 }, 'cloudfront.ListDistributions': { items: 1 } })

  it('answers a GET with a document', () => {
    const response = respondTo(plan, request('GET', '/bucket?list-type=2&prefix=a%20b'))
    expect(response.headers).toMatchObject({ 'content-type': 'application/xml', 'x-amz-request-id': ID })
    expect(text(response)).toMatch(/<Contents><Key>Key-000000<\/Key>.*<Prefix>a b<\/Prefix>/)
  })

  it('answers with only the payload member if there is one', () => {
    const response = respondTo(plan, request('GET', '/2020-05-31/distribution'))
    expect(text(response)).toMatch(/^<DistributionList.*<Quantity>1<\/Quantity><Items><DistributionSummary>/)
  })

  it('reports a bare Error in S3, and an ErrorResponse elsewhere', () => {
    const s3 = respondTo(plan, request('GET', '/bucket?list-type=2&continuation-token=no'))
    expect(text(s3)).toMatch(/^<\?xml [^>]*>\n<Error>.*<Code>InvalidArgument<\/Code>/)
    const cloudfront = respondTo(plan, request('GET', '/2020-05-31/distribution?Marker=no'))
    expect(text(cloudfront)).toMatch(/<ErrorResponse[^>]*><Error>.*<Code>InvalidArgument<\/Code>/)
  })
})

describe('smithy-rpc-v2-cbor', () => {
  const plan = readPlan({ 'cloudwatch.ListMetrics': { items: 2 } })
  const call = (input: object) =>
    request('POST', '/service/GraniteServiceVersion20100801/operation/ListMetrics', {
      headers: { 'smithy-protocol': 'rpc-v2-cbor' },
      body: cbor.serialize(input),
    })

  it('answers CBOR with CBOR', () => {
    const response = respondTo(plan, call({ MetricName: 'cpu' }))
    expect(response.headers).toMatchObject({
      'content-type': 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
    })
    expect(cbor.deserialize(response.body)).toMatchObject({
      Metrics: [{ MetricName: 'MetricName-000000' }, { MetricName: 'MetricName-000001' }],
    })
  })

  it('reports an error with a __type', () => {
    const response = respondTo(plan, call({ NextToken: 'no' }))
    expect(response.statusCode).toBe(400)
    expect(cbor.deserialize(response.body)).toMatchObject({ __type: 'InvalidParameterValueException' })
  })

  it('can be one of several protocols of a service', () => {
    const headers = { 'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics' }
    const json = respondTo(plan, request('POST', '/', { headers, body: '{}' }))
    expect(JSON.parse(text(json)).Metrics).toHaveLength(2)
    const query = respondTo(plan, form({ Action: 'ListMetrics', Version: '2010-08-01' }))
    expect(text(query)).toContain('<ListMetricsResult>')
  })
})
