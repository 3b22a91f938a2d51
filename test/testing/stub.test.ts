import { client, NextTokenError, ServiceError } from 'nexttoken'
import { ANY, awsError, stub } from 'nexttoken/testing'
import { afterEach, describe, expect, it } from 'vitest'

const sns = client('sns')
const stubbed = stub(sns)

afterEach(() => {
  stubbed.reset().activate()
})

/** The message of the error that a function throws or rejects with. */
async function messageOf(failing: () => unknown): Promise<string> {
  try {
    await failing()
  } catch (error) {
    expect(error).toBeInstanceOf(NextTokenError)
    return (error as Error).message
  }
  throw new Error('it did not fail')
}

describe('the queue of a stub', () => {
  it('answers calls in order, without region and credentials', async () => {
    stubbed
      .addResponse('CreateTopic', { TopicArn: 'arn:1' })
      .addResponse('create_topic', { TopicArn: 'arn:2' })
    expect((await sns.createTopic({ Name: 'a' })).TopicArn).toBe('arn:1')
    expect((await sns.call('CreateTopic', { Name: 'b' })).TopicArn).toBe('arn:2')
    stubbed.assertNoPendingResponses()
    expect(stubbed.calls).toEqual([
      { operation: 'CreateTopic', input: { Name: 'a' } },
      { operation: 'CreateTopic', input: { Name: 'b' } },
    ])
    expect(stubbed.inputsOf('createTopic')).toEqual([{ Name: 'a' }, { Name: 'b' }])
  })

  it('refuses another operation than the next, and keeps its answer', async () => {
    stubbed.addResponse('CreateTopic', { TopicArn: 'arn:1' })
    expect(await messageOf(() => sns.listTopics())).toMatch(
      /^sns\.ListTopics: call 1 of this operation is not stubbed: the next answer in the queue is for CreateTopic; .*on\('listTopics', …\)/,
    )
    expect((await sns.createTopic({ Name: 'a' })).TopicArn).toBe('arn:1')
  })

  it('refuses an input that differs from the expected one in any member', async () => {
    stubbed.addResponse('CreateTopic', {}, { Name: 'news', Tags: [{ Key: 'a', Value: ANY }] })
    const call = () =>
      sns.createTopic({ Name: 'old', Tags: [{ Key: 'b', Value: 'x' }], Attributes: { DisplayName: 'n' } })
    expect((await messageOf(call)).split('\n  ')).toEqual([
      'sns.CreateTopic: the input is not the one that the next answer in the queue expects:',
      'Name: expected "news", got "old"',
      'Tags[0].Key: expected "a", got "b"',
      'Attributes: expected no value, got { DisplayName }',
    ])
    await sns.createTopic({ Name: 'news', Tags: [{ Key: 'a', Value: 'anything' }] })
  })

  it('fails a call when it is empty', async () => {
    const message = await messageOf(() => sns.createTopic({ Name: 'a' }))
    expect(message).toMatch(
      /^sns\.CreateTopic: call 1 of this operation is not stubbed, and the queue is empty; add/,
    )
  })

  it('gives an error as the service would', async () => {
    stubbed.addError('GetTopicAttributes', { code: 'NotFound', message: 'no such topic' })
    const error = await sns.getTopicAttributes({ TopicArn: 'arn:9' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({
      code: 'NotFound',
      statusCode: 404,
      fault: 'client',
      retryable: false,
      attempts: 1,
      members: { message: 'no such topic' },
    })
    expect(sns.isError(error, 'NotFound')).toBe(true)
  })

  it('does not retry an error that a service would be asked again for', async () => {
    stubbed.addError('ListTopics', { code: 'Throttling' }).addResponse('ListTopics', { Topics: [] })
    await expect(sns.listTopics()).rejects.toMatchObject({
      retryable: true,
      throttling: true,
      statusCode: 400,
    })
    expect(stubbed.calls).toHaveLength(1)
  })
})

describe('assertNoPendingResponses', () => {
  it('names the answers that were not asked for', async () => {
    stubbed.addResponse('CreateTopic', {}).addError('Publish', { code: 'NotFound' })
    expect(await messageOf(() => stubbed.assertNoPendingResponses())).toBe(
      'sns: 2 answers were not asked for: CreateTopic, Publish',
    )
  })

  it('reports a call without an answer although the code under test caught its error', async () => {
    await sns.listTopics().catch(() => {})
    expect(await messageOf(() => stubbed.assertNoPendingResponses())).toMatch(
      /^sns: a call had no answer that fits: sns\.ListTopics: call 1 /,
    )
  })
})

describe('on', () => {
  it('answers any number of calls that the queue does not answer', async () => {
    stubbed.on('CreateTopic', { TopicArn: 'arn:any' }).addResponse('CreateTopic', { TopicArn: 'arn:first' })
    const arns = [await sns.createTopic({ Name: 'a' }), await sns.createTopic({ Name: 'b' })]
    expect(arns.map(({ TopicArn }) => TopicArn)).toEqual(['arn:first', 'arn:any'])
    stubbed.assertNoPendingResponses()
  })

  it('chooses by the members of the input, the last one first', async () => {
    stubbed
      .on('CreateTopic', { TopicArn: 'arn:any' })
      .on('CreateTopic', { Name: 'a' }, { TopicArn: 'arn:a' })
      .on('CreateTopic', { Name: 'bad' }, awsError({ code: 'InvalidParameter' }))
    const named = (Name: string) => sns.createTopic({ Name, Attributes: { DisplayName: Name } })
    expect((await named('a')).TopicArn).toBe('arn:a')
    expect((await named('b')).TopicArn).toBe('arn:any')
    await expect(named('bad')).rejects.toMatchObject({ code: 'InvalidParameter' })
  })

  it('says what differs if no input fits', async () => {
    stubbed.on('CreateTopic', { Name: 'a', Attributes: ANY }, {}).on('CreateTopic', { Name: 'b' }, {})
    expect((await messageOf(() => sns.createTopic({ Name: 'c' }))).split('\n  ')).toEqual([
      "sns.CreateTopic: the input is not one that on('createTopic', …) is for; the nearest differs:",
      'Name: expected "b", got "c"',
    ])
  })

  it('asks a function for each call, with its input and number', async () => {
    stubbed.on('CreateTopic', async ({ Name }, number) => {
      if (number === 3) throw awsError({ code: 'InternalError', message: 'again' })
      return { TopicArn: `arn:${Name}:${number}` }
    })
    expect((await sns.createTopic({ Name: 'a' })).TopicArn).toBe('arn:a:1')
    expect((await sns.createTopic({ Name: 'b' })).TopicArn).toBe('arn:b:2')
    await expect(sns.createTopic({ Name: 'c' })).rejects.toMatchObject({
      code: 'InternalError',
      statusCode: 500,
    })
  })

  it('lets any other error of a function pass', async () => {
    const lost = new NextTokenError('Network', 'the connection is gone')
    stubbed.on('CreateTopic', () => {
      throw lost
    })
    await expect(sns.createTopic({ Name: 'a' })).rejects.toBe(lost)
    stubbed.assertNoPendingResponses()
  })

  it('takes the matchers of a test framework', async () => {
    stubbed.addResponse('CreateTopic', {}, expect.objectContaining({ Name: expect.stringMatching(/^n/) }))
    expect((await messageOf(() => sns.createTopic({ Name: 'old' }))).split('\n  ')).toHaveLength(2)
    await sns.createTopic({ Name: 'news', Attributes: {} })
  })
})

describe('an answer', () => {
  it('is refused with everything that does not fit the model', async () => {
    const wrong = { Topcs: [], Topics: [{ TopicArn: 5 }], NextToken: true } as never
    expect((await messageOf(() => stubbed.addResponse('ListTopics', wrong))).split('\n  ')).toEqual([
      'sns.ListTopics: output.Topics[0].TopicArn: expected a string, got a number (5)',
      'output: unknown member "Topcs"; did you mean "Topics"?',
      'output.NextToken: expected a string, got a boolean (true)',
    ])
    const missing = {} as never
    expect(await messageOf(() => stubbed.addResponse('GetSMSSandboxAccountStatus', missing))).toBe(
      'sns.GetSMSSandboxAccountStatus: output: missing required member "IsInSandbox"',
    )
  })

  it('of a function is checked when it is given', async () => {
    stubbed.on('ListTopics', (() => ({ Topics: 'none' })) as never)
    expect(await messageOf(() => sns.listTopics())).toBe(
      'sns.ListTopics: output.Topics: expected an array, got a string ("none")',
    )
    expect(await messageOf(() => stubbed.assertNoPendingResponses())).toContain('output.Topics')
  })

  it('that is an error has the code that the service sends, and members of the model', async () => {
    const wrong = { code: 'NotFoundException', statusCode: 99, text: 'x' } as never
    expect((await messageOf(() => stubbed.addError('Publish', wrong))).split('\n  ')).toEqual([
      expect.stringMatching(/^sns\.Publish: error: unknown member of an error "text"; known are code, /),
      'error.code: "NotFoundException" is the name of a shape; the service sends the code "NotFound"',
      'error.statusCode: expected an HTTP status from 300 to 599, got a number (99)',
    ])
    const members = { code: 'NotFound', members: { mesage: 'x', message: 1 } }
    expect((await messageOf(() => stubbed.addError('Publish', members))).split('\n  ')).toEqual([
      'sns.Publish: error.members: unknown member "mesage"; did you mean "message"?',
      'error.members.message: expected a string, got a number (1)',
    ])
  })

  it('cannot expect a member that the input does not have', async () => {
    const wrong = { Nme: 'a', Tags: [{ Ky: ANY }] } as never
    expect((await messageOf(() => stubbed.addResponse('CreateTopic', {}, wrong))).split('\n  ')).toEqual([
      'sns.CreateTopic: expected input: unknown parameter "Nme"; did you mean "Name"?',
      'expected input.Tags[0]: unknown parameter "Ky"; did you mean "Key"?',
    ])
  })

  it('is for an operation that exists', async () => {
    expect(await messageOf(() => stubbed.addResponse('CreateTopics' as string, {}))).toMatch(
      /no operation is named "CreateTopics"; did you mean "CreateTopic"/,
    )
  })
})

describe('a stubbed call', () => {
  it('checks its input as every call', async () => {
    stubbed.on('CreateTopic', {})
    await expect(sns.createTopic({ Nam: 'a' } as never)).rejects.toMatchObject({ code: 'ParamValidation' })
    expect(stubbed.calls).toEqual([])
  })

  it('ends with its signal and its timeout', async () => {
    const controller = new AbortController()
    stubbed.on('ListTopics', (_, number) => {
      if (number === 2) controller.abort()
      return new Promise<never>(() => {})
    })
    await expect(sns.listTopics({}, { timeout: 5 })).rejects.toMatchObject({ code: 'Timeout' })
    await expect(sns.listTopics({}, { signal: controller.signal })).rejects.toMatchObject({ code: 'Aborted' })
    await expect(sns.listTopics({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'Aborted',
    })
    expect(stubbed.calls).toHaveLength(2)
  })

  it('keeps its input as it was', async () => {
    stubbed.on('CreateTopic', {})
    const input = { Name: 'a', Attributes: { DisplayName: 'before' } }
    await sns.createTopic(input)
    input.Attributes.DisplayName = 'after'
    expect(stubbed.inputsOf('CreateTopic')).toEqual([{ Name: 'a', Attributes: { DisplayName: 'before' } }])
  })
})

describe('the place of a stub', () => {
  it('is given back by restore, and by the end of a scope', () => {
    const client2 = client('sns', {
      region: 'us-east-1',
      credentials: false,
      endpoint: 'http://127.0.0.1:1',
      maxAttempts: 1,
    })
    const second = stub(client2)
    second.restore()
    const call = () => client2.listTopics()
    return expect(call()).rejects.toMatchObject({ code: 'Network' })
  })

  it('is the latest stub of a client', async () => {
    const other = stub(sns).addResponse('ListTopics', { Topics: [{ TopicArn: 'arn:other' }] })
    stubbed.restore()
    expect((await sns.listTopics()).Topics).toEqual([{ TopicArn: 'arn:other' }])
    other.restore()
  })

  it('can be every client of a service, also one that is made later', async () => {
    const all = stub('s3').on('ListBuckets', { Buckets: [{ Name: 'a' }] })
    const s3 = client('s3', { region: 'eu-west-1' })
    expect((await s3.listBuckets()).Buckets).toEqual([{ Name: 'a' }])
    const own = stub(s3).on('ListBuckets', { Buckets: [] })
    expect((await s3.listBuckets()).Buckets).toEqual([])
    own.restore()
    expect((await s3.listBuckets()).Buckets).toHaveLength(1)
    all.restore()
  })

  it.each([
    ['a plain object', {}, 'another object'],
    ['an object of another class', new Map(), 'a value of class Map'],
    ['nothing', undefined, 'a value of type undefined'],
  ])('cannot be %s', async (_, target, seen) => {
    const message = await messageOf(() => stub(target as never))
    expect(message).toBe(
      `stub() takes a client of nexttoken, such as client('sns'), or the name of a service, such as 'sns'; got ${seen}`,
    )
  })

  it('cannot be an unknown service', async () => {
    expect(await messageOf(() => stub('snss' as string))).toContain('did you mean "sns"?')
  })
})
