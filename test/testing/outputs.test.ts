import { Readable } from 'node:stream'
import { client, type DynamicClient, ServiceError } from 'nexttoken'
import { awsError, stub } from 'nexttoken/testing'
import { describe, expect, it } from 'vitest'

const s3: DynamicClient = client('s3')
const inBucket = { Bucket: 'books', Key: 'moby.txt' }

async function bodyOf(Body: unknown): Promise<string> {
  return stub(s3).addResponse('GetObject', { Body }) && textOf((await s3.getObject(inBucket)).Body)
}

function textOf(body: unknown): Promise<string> {
  return (body as { transformToString(): Promise<string> }).transformToString()
}

const events = {
  Expression: 'SELECT 1',
  ExpressionType: 'SQL',
  InputSerialization: { JSON: {} },
  OutputSerialization: { JSON: {} },
}

async function selected(payload: unknown): Promise<unknown[]> {
  stub(s3).addResponse('SelectObjectContent', { Payload: payload })
  const { Payload } = await s3.selectObjectContent({ ...inBucket, ...events })
  const seen: unknown[] = []
  for await (const event of Payload as AsyncIterable<unknown>) seen.push(event)
  return seen
}

describe('the output of a stub', () => {
  it('has the metadata of a call', async () => {
    stub(s3)
      .addResponse('ListBuckets', {})
      .addResponse('ListBuckets', { $metadata: { requestId: 'mine', attempts: 3 } })
    const usual = {
      httpStatusCode: 200,
      requestId: '00000000-0000-4000-8000-000000000001',
      extendedRequestId: undefined,
      attempts: 1,
      throttles: 0,
      totalRetryDelay: 0,
    }
    expect(await s3.listBuckets()).toEqual({ Buckets: [], $metadata: usual })
    expect((await s3.listBuckets()).$metadata).toEqual({ ...usual, requestId: 'mine', attempts: 3 })
  })

  it('is a copy, with times and bytes as a client has them', async () => {
    const given = { Buckets: [{ Name: 'a', CreationDate: '2026-11-28T00:00:00Z' }] }
    stub(s3).on('ListBuckets', given)
    const first = await s3.listBuckets()
    expect(first.Buckets).toEqual([{ Name: 'a', CreationDate: new Date('2026-11-28T00:00:00Z') }])
    ;(first.Buckets as unknown[]).pop()
    expect((await s3.listBuckets()).Buckets).toHaveLength(1)
  })

  it('has bytes for a blob, and a bigint for a number that needs it', async () => {
    const kms: DynamicClient = client('kms')
    stub(kms).addResponse('Encrypt', { CiphertextBlob: 'secret' })
    expect((await kms.encrypt({ KeyId: 'k', Plaintext: 'x' })).CiphertextBlob).toEqual(
      new Uint8Array(Buffer.from('secret')),
    )
    const dynamodb: DynamicClient = client('dynamodb')
    stub(dynamodb).addResponse('DescribeTable', { Table: { TableSizeBytes: 2n ** 60n } })
    expect(await dynamodb.describeTable({ TableName: 't' })).toMatchObject({
      Table: { TableSizeBytes: 2n ** 60n },
    })
  })

  it('has the documents that a client decodes', async () => {
    const iam: DynamicClient = client('iam')
    const policy = { Version: '2012-10-17', Statement: [] }
    stub(iam).addResponse('GetRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: policy })
    expect(await iam.getRolePolicy({ RoleName: 'r', PolicyName: 'p' })).toMatchObject({
      PolicyDocument: policy,
    })
  })

  it('has the status of its response in a member of its own', async () => {
    const lambda: DynamicClient = client('lambda')
    stub(lambda)
      .addResponse('Invoke', { Payload: '{}' })
      .addResponse('Invoke', { $metadata: { httpStatusCode: 202 } })
    expect((await lambda.invoke({ FunctionName: 'f' })).StatusCode).toBe(200)
    expect((await lambda.invoke({ FunctionName: 'f' })).StatusCode).toBe(202)
  })
})

describe('a body', () => {
  it.each([
    ['text', () => 'ein Wal: 🐋'],
    ['bytes', () => Buffer.from('ein Wal: 🐋')],
    ['a Blob', () => new Blob(['ein Wal: 🐋'])],
    ['a Node stream', () => Readable.from([Buffer.from('ein Wal: '), Buffer.from('🐋')])],
    ['a web stream', () => new Blob(['ein Wal: 🐋']).stream()],
  ])('can be %s, and is a stream', async (_, make) => {
    expect(await bodyOf(make())).toBe('ein Wal: 🐋')
  })

  it('has its length in the output', async () => {
    stub(s3).addResponse('GetObject', { Body: '🐋' })
    expect((await s3.getObject(inBucket)).ContentLength).toBe(4)
  })

  it('is new for every call', async () => {
    stub(s3).on('GetObject', { Body: 'again' })
    for (const _ of [1, 2]) expect(await textOf((await s3.getObject(inBucket)).Body)).toBe('again')
  })

  it('that is a stream can be given once', async () => {
    stub(s3).on('GetObject', { Body: Readable.from(['once']) })
    expect(await textOf((await s3.getObject(inBucket)).Body)).toBe('once')
    await expect(s3.getObject(inBucket)).rejects.toThrow(
      /a stream, which can be read only once, .* a function that makes/,
    )
  })

  it('that fails fails with a Network error', async () => {
    const broken = new Readable({ read: () => {} })
    stub(s3).addResponse('GetObject', { Body: broken })
    const { Body } = await s3.getObject(inBucket)
    const reading = textOf(Body)
    broken.destroy(new Error('cable cut'))
    await expect(reading).rejects.toMatchObject({
      code: 'Network',
      message: expect.stringContaining('cable cut'),
    })
  })

  it.each([
    ['text', 'hello', 'hello'],
    [
      'a stream',
      Readable.from([Buffer.from('hel'), Buffer.from('lo')]),
      new Uint8Array(Buffer.from('hello')),
    ],
    ['a Blob', new Blob(['hello']), new Uint8Array(Buffer.from('hello'))],
  ])('of an input that is %s is compared by its bytes, and kept', async (_, Body, kept) => {
    const stubbed = stub(s3).addResponse('PutObject', {}, { ...inBucket, Body: Buffer.from('hello') })
    await s3.putObject({ ...inBucket, Body })
    expect(stubbed.inputsOf('PutObject')).toEqual([{ ...inBucket, Body: kept }])
  })
})

describe('events', () => {
  const records = [{ Records: { Payload: 'a,b\n' } }, { End: {} }]
  const decoded = [{ Records: { Payload: new Uint8Array(Buffer.from('a,b\n')) } }, { End: {} }]

  async function* later(): AsyncGenerator<object> {
    yield* records
  }

  it.each([
    ['an array', records],
    ['an iterable', new Set(records)],
    ['an async iterable', later()],
  ])('can be %s, and are read once', async (_, payload) => {
    expect(await selected(payload)).toEqual(decoded)
  })

  it('are read once', async () => {
    stub(s3).addResponse('SelectObjectContent', { Payload: records })
    const { Payload } = await s3.selectObjectContent({ ...inBucket, ...events })
    for await (const event of Payload as AsyncIterable<unknown>) expect(event).toBeDefined()
    expect(() => (Payload as AsyncIterable<unknown>)[Symbol.asyncIterator]()).toThrow(/can be read only once/)
  })

  it('end with an error', async () => {
    await expect(selected([...records, awsError({ code: 'InternalError' })])).rejects.toMatchObject({
      code: 'InternalError',
    })
  })

  it('of the model that are errors end them, too', async () => {
    const bedrock: DynamicClient = client('bedrock-runtime')
    const stubbed = stub(bedrock)
    stubbed.addResponse('ConverseStream', {
      stream: [{ messageStart: { role: 'assistant' } }, { throttlingException: { message: 'slowly' } }],
    })
    const { stream } = await bedrock.converseStream({ modelId: 'm' })
    const reading = (stream as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    expect((await reading.next()).value).toEqual({ messageStart: { role: 'assistant' } })
    const error = await reading.next().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ code: 'ThrottlingException', statusCode: 429, throttling: true })
  })

  it('that do not fit the model are refused', async () => {
    expect(() =>
      stub(s3).addResponse('SelectObjectContent', { Payload: [{ Recods: {} }, { End: {}, Cont: {} }] }),
    ).toThrow(
      /output\.Payload\[0\]: unknown member "Recods"; .*\n {2}output\.Payload\[1\]: expected exactly one event/,
    )
    expect(() => stub(s3).addResponse('SelectObjectContent', { Payload: 'x' })).toThrow(
      /output\.Payload: expected an array of events or an async iterable, got a string/,
    )
    async function* wrong() {
      yield { Recods: {} }
    }
    await expect(selected(wrong())).rejects.toMatchObject({ code: 'ParamValidation' })
  })
})
