import { client, type DynamicClient, ServiceError } from 'nexttoken'
import { awsError, type Simulation, type SimulationPlan, simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'

const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }

async function start(plan: SimulationPlan): Promise<Simulation> {
  const aws = await simulate(plan)
  onTestFinished(() => aws.close())
  return aws
}

function open(aws: Simulation, service: string): DynamicClient {
  return client(service, { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 1 })
}

/** What an async function rejects with. */
function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}

async function readBody(body: unknown): Promise<string> {
  return (body as { transformToString(): Promise<string> }).transformToString()
}

/** An operation of each protocol with an output, and an error of its model with a member besides the message. */
const protocols = [
  {
    protocol: 'query',
    call: 'sns.Publish',
    input: { Message: 'm' },
    output: { MessageId: 'id', SequenceNumber: '7' },
    error: { code: 'VerificationException', members: { Status: 'FAILED' } },
  },
  {
    protocol: 'json',
    call: 'dynamodb.PutItem',
    input: { TableName: 't', Item: { id: { N: '1' } } },
    output: { Attributes: { old: { SS: ['a'] } } },
    error: { code: 'ConditionalCheckFailedException', members: { Item: { id: { N: '1' } } } },
  },
  {
    protocol: 'rest-json',
    call: 'lambda.Invoke',
    input: { FunctionName: 'f' },
    output: { ExecutedVersion: '$LATEST' },
    error: {
      code: 'TooManyRequestsException',
      members: { retryAfterSeconds: '9', Reason: 'CallerRateLimitExceeded' },
    },
  },
  {
    protocol: 'rest-xml',
    call: 's3.GetObjectAttributes',
    input: { Bucket: 'books', Key: 'a', ObjectAttributes: ['ETag'] },
    output: { ETag: '"1"', ObjectSize: 5, VersionId: 'v' },
    error: { code: 'InvalidObjectState', members: { StorageClass: 'GLACIER', AccessTier: 'ARCHIVE_ACCESS' } },
  },
  {
    protocol: 'ec2',
    call: 'ec2.CreateVpc',
    input: { CidrBlock: '10.0.0.0/16' },
    output: { Vpc: { VpcId: 'vpc-1', IsDefault: false, Tags: [{ Key: 'a', Value: 'b' }] } },
    error: { code: 'VpcLimitExceeded' },
  },
  {
    protocol: 'smithy-rpc-v2-cbor',
    call: 'arc-region-switch.ListTagsForResource',
    input: { arn: 'arn:aws:arc-region-switch::123456789012:plan/p:abc123' },
    output: { resourceTags: { team: 'books' } },
    error: { code: 'ResourceNotFoundException' },
  },
]

describe.each(protocols)('a single operation over $protocol', ({ call, input, output, error }) => {
  const [service = '', operation = ''] = call.split('.')

  it('returns the output of the plan', async () => {
    const aws = await start({ [call]: { output } })
    expect(await open(aws, service).call(operation, input)).toMatchObject(output)
    expect(aws.requests).toMatchObject([{ service, operation, input, statusCode: 200, items: 0 }])
  })

  it('returns the error of the plan, with the members of the model', async () => {
    const aws = await start({ [call]: { error: { message: 'not today', ...error } } })
    const thrown = await refusal(open(aws, service).call(operation, input))
    expect(thrown).toBeInstanceOf(ServiceError)
    expect(thrown).toMatchObject({ code: error.code, members: error.members ?? {} })
    expect((thrown as Error).message).toContain('not today')
  })
})

describe('the answer of a plan', () => {
  it('can be a function of the input and of the number of the request', async () => {
    const aws = await start({
      's3.GetObject': {
        output: ({ Key }, number) => {
          if (Key === 'gone') throw awsError({ code: 'NoSuchKey', message: 'gone' })
          return { Body: `${number} ${Key}`, ContentType: 'text/plain' }
        },
      },
    })
    const s3 = open(aws, 's3')
    const output = await s3.getObject({ Bucket: 'books', Key: 'a' })
    expect(output).toMatchObject({ ContentType: 'text/plain', ContentLength: 3 })
    expect(await readBody(output.Body)).toBe('1 a')
    expect(await refusal(s3.getObject({ Bucket: 'books', Key: 'gone' }))).toMatchObject({
      code: 'NoSuchKey',
      statusCode: 404,
    })
    expect(await readBody((await s3.getObject({ Bucket: 'books', Key: 'b' })).Body)).toBe('3 b')
  })

  it('can be several in order, of which the last one stays', async () => {
    const aws = await start({
      'dynamodb.DescribeTable': {
        answers: [
          { error: { code: 'ResourceNotFoundException' } },
          { output: { Table: { TableStatus: 'CREATING' } } },
          { output: { Table: { TableStatus: 'ACTIVE' } } },
        ],
      },
    })
    const dynamodb = open(aws, 'dynamodb')
    const describeTable = () => dynamodb.describeTable({ TableName: 't' })
    expect(await refusal(describeTable())).toMatchObject({ code: 'ResourceNotFoundException' })
    const seen = [await describeTable(), await describeTable(), await describeTable()]
    expect(seen.map(({ Table }) => (Table as { TableStatus: string }).TableStatus)).toEqual([
      'CREATING',
      'ACTIVE',
      'ACTIVE',
    ])
  })

  it('has the status that the plan gives', async () => {
    const aws = await start({
      's3.GetObject': {
        output: { Body: 'bcd', ContentRange: 'bytes 1-3/5', $metadata: { httpStatusCode: 206 } },
      },
    })
    const { $metadata, ContentRange } = await open(aws, 's3').getObject({
      Bucket: 'b',
      Key: 'k',
      Range: 'bytes=1-3',
    })
    expect({ ContentRange, status: $metadata.httpStatusCode }).toEqual({
      ContentRange: 'bytes 1-3/5',
      status: 206,
    })
  })

  it('has headers and no body for HEAD', async () => {
    const aws = await start({
      's3.HeadObject': { output: { ContentLength: 12_345, Metadata: { who: 'me' } } },
    })
    expect(await open(aws, 's3').headObject({ Bucket: 'b', Key: 'k' })).toMatchObject({
      ContentLength: 12_345,
      Metadata: { who: 'me' },
    })
  })

  it('suffers the faults of its plan', async () => {
    const aws = await start({
      'sns.Publish': {
        output: { MessageId: 'id' },
        faults: [
          { on: 1, kind: 'throttle' },
          { on: 2, kind: 'reset', at: 'body' },
        ],
      },
    })
    const sns: DynamicClient = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    expect(await sns.publish({ Message: 'm' })).toMatchObject({ MessageId: 'id', $metadata: { attempts: 3 } })
    expect(aws.requests.map(({ fault }) => fault)).toEqual(['throttle', 'reset', undefined])
  })

  it('of a function that does not fit the model is an error that says why', async () => {
    const aws = await start({ 'sns.Publish': { output: () => ({ MessageID: 'id' }) } })
    expect(await refusal(open(aws, 'sns').publish({ Message: 'm' }))).toMatchObject({
      statusCode: 500,
      message: expect.stringContaining('output: unknown member "MessageID"; did you mean "MessageId"?'),
    })
  })

  it('is not given to an operation that the plan does not have', async () => {
    const aws = await start({ 's3.GetObject': { output: {} } })
    expect(await refusal(open(aws, 's3').putObject({ Bucket: 'b', Key: 'k' }))).toMatchObject({
      message: expect.stringContaining(
        "s3.PutObject is not in the simulator's plan, which holds s3.GetObject",
      ),
    })
  })
})

describe('events of a plan', () => {
  const question = {
    Bucket: 'b',
    Key: 'k',
    Expression: 'SELECT 1',
    ExpressionType: 'SQL',
    InputSerialization: { JSON: {} },
    OutputSerialization: { JSON: {} },
  }

  async function eventsOf(stream: unknown): Promise<unknown[]> {
    const seen: unknown[] = []
    for await (const event of stream as AsyncIterable<unknown>) seen.push(event)
    return seen
  }

  it('arrive in XML, in JSON behind a first message, and as bytes', async () => {
    const details = { Stats: { Details: { BytesScanned: 5, BytesReturned: 3 } } }
    const record = {
      SequenceNumber: '1',
      Data: 'x',
      PartitionKey: 'p',
      ApproximateArrivalTimestamp: new Date(0),
    }
    const event = {
      SubscribeToShardEvent: { Records: [record], ContinuationSequenceNumber: '1', MillisBehindLatest: 0 },
    }
    const aws = await start({
      's3.SelectObjectContent': {
        output: { Payload: [{ Records: { Payload: 'a,b' } }, details, { End: {} }] },
      },
      'kinesis.SubscribeToShard': { output: { EventStream: [event] } },
      'lambda.InvokeWithResponseStream': {
        output: { EventStream: [{ PayloadChunk: { Payload: 'hi' } }], ExecutedVersion: '1' },
      },
    })
    const { Payload } = await open(aws, 's3').selectObjectContent(question)
    const bytes = (text: string) => new Uint8Array(Buffer.from(text))
    expect(await eventsOf(Payload)).toEqual([{ Records: { Payload: bytes('a,b') } }, details, { End: {} }])
    const shard = { ConsumerARN: 'c', ShardId: 's', StartingPosition: { Type: 'LATEST' } }
    const subscribed = await open(aws, 'kinesis').subscribeToShard(shard)
    expect(await eventsOf(subscribed.EventStream)).toMatchObject([
      { SubscribeToShardEvent: { ContinuationSequenceNumber: '1', Records: [{ Data: bytes('x') }] } },
    ])
    const invoked = await open(aws, 'lambda').invokeWithResponseStream({ FunctionName: 'f' })
    expect(invoked.ExecutedVersion).toBe('1')
    expect(await eventsOf(invoked.EventStream)).toEqual([{ PayloadChunk: { Payload: bytes('hi') } }])
  })

  it('have members in headers, and can end with an error of the model or any other', async () => {
    const aws = await start({
      'bedrock-runtime.ConverseStream': {
        answers: [
          {
            output: {
              stream: [
                { messageStart: { role: 'assistant' } },
                { throttlingException: { message: 'slowly' } },
              ],
            },
          },
          { output: { stream: [awsError({ code: 'validationException', message: 'x' })] } },
          {
            output: {
              stream: [awsError({ code: 'ModelStreamErrorException', members: { originalStatusCode: 7 } })],
            },
          },
        ],
      },
    })
    const bedrock = open(aws, 'bedrock-runtime')
    const next = async () => eventsOf((await bedrock.converseStream({ modelId: 'm' })).stream)
    expect(await refusal(next())).toMatchObject({
      code: 'ThrottlingException',
      members: { message: 'slowly' },
    })
    expect(await refusal(next())).toMatchObject({ code: 'validationException' })
    expect(await refusal(next())).toMatchObject({ members: { originalStatusCode: 7 } })
  })
})

const wrong: { words: string; entry: object; says: RegExp }[] = [
  {
    words: 'an unknown member',
    entry: { output: { Bdy: '' } },
    says: /output: unknown member "Bdy"; did you mean "Body"/,
  },
  {
    words: 'a wrong type',
    entry: { output: { ContentLength: 'x' } },
    says: /output\.ContentLength: expected an integer/,
  },
  {
    words: 'a stream',
    entry: { output: { Body: new Blob([]).stream() } },
    says: /does not send streams; pass bytes or a string/,
  },
  {
    words: 'a shape for a code',
    entry: { error: { code: '' } },
    says: /error\.code: expected the service's code/,
  },
  {
    words: 'both output and error',
    entry: { output: {}, error: { code: 'x' } },
    says: /give either output or error/,
  },
  {
    words: 'answers beside output',
    entry: { output: {}, answers: [] },
    says: /answers cannot be combined with output/,
  },
  { words: 'no answers', entry: { answers: [] }, says: /answers is empty; give at least one/ },
  { words: 'answers that are no list', entry: { answers: {} }, says: /answers must be a list/ },
  {
    words: 'an answer that is neither',
    entry: { answers: [{ output: {} }, { out: {} }] },
    says: /answers\[1\]: unknown member "out"/,
  },
  { words: 'items', entry: { output: {}, items: 5 }, says: /items: the operation lists nothing/ },
  {
    words: 'a fault of pages',
    entry: { output: {}, faults: [{ on: 1, kind: 'loop' }] },
    says: /fault "loop" needs pages/,
  },
]

describe('a plan', () => {
  it.each(wrong)('is refused for $words', async ({ entry, says }) => {
    await expect(simulate({ 's3.GetObject': entry })).rejects.toThrow(says)
  })

  it('is refused for events that are not an array', async () => {
    const output = { Payload: new Set([{ End: {} }]) }
    await expect(simulate({ 's3.SelectObjectContent': { output } })).rejects.toThrow(
      /events of an array only/,
    )
  })

  it('names the remedy for an operation that lists nothing', async () => {
    await expect(simulate({ 'sns.Publish': {} })).rejects.toThrow(
      /has no pages to simulate: .*; give its answer as `output`/,
    )
  })
})
