import { client, type DynamicClient } from 'nexttoken'
import { ANY, awsError, type GivenOutput, stub } from 'nexttoken/testing'
import { expectTypeOf } from 'vitest'
import '../../types/s3.js'
import '../../types/sns.js'

const sns = stub(client('sns'))
const s3 = stub(client('s3'))

// Outputs and expected inputs have the types of their operation, in every spelling of its name.
sns.addResponse('CreateTopic', { TopicArn: 'arn:1' }, { Name: 'news', Tags: [{ Key: ANY, Value: 'x' }] })
sns.addResponse('createTopic', { TopicArn: 'arn:1', $metadata: { requestId: 'r' } })
sns.addResponse('create_topic', {}, ANY)
// @ts-expect-error: not a string
sns.addResponse('CreateTopic', { TopicArn: 1 })
// @ts-expect-error: no such member
sns.addResponse('CreateTopic', { TopicARN: 'arn:1' })
// @ts-expect-error: no such member
sns.addResponse('create_topic', { TopicArn: 'arn:1' }, { Nam: 'news' })
// @ts-expect-error: there is no CreateTopics; did you mean CreateTopic?
sns.addResponse('CreateTopics', {})
sns.addResponse('GetSMSSandboxAccountStatus', { IsInSandbox: true })
// @ts-expect-error: IsInSandbox is missing
sns.addResponse('GetSMSSandboxAccountStatus', {})

// Errors: codes of the model are suggested, others accepted.
sns.addError('Publish', { code: 'NotFound', message: 'gone', statusCode: 404, members: {} }, { Message: ANY })
sns.addError('publish', { code: 'SomethingNew' })
// @ts-expect-error: an error has a code
sns.addError('Publish', { message: 'gone' })

// Pages: the items of the paginator, or pages without tokens.
sns.addPages('list_topics', [[{ TopicArn: 'a' }], { Topics: [{ TopicArn: 'b' }], NextToken: 't' }])
sns.addPages('ListTopics', [[]])
// @ts-expect-error: not an item
sns.addPages('list_topics', [['a']])
// @ts-expect-error: no pages
sns.addPages('publish', [[]])

// Standing answers.
s3.on('GetObject', { Body: 'text', ContentType: 'text/plain' })
s3.on('GetObject', { Body: new Blob(['x']) })
s3.on('GetObject', { Key: 'a' }, awsError({ code: 'NoSuchKey' }))
s3.on('GetObject', ({ Key, Bucket }, number) => {
  expectTypeOf(Key).toEqualTypeOf<string>()
  expectTypeOf(Bucket).toEqualTypeOf<string>()
  expectTypeOf(number).toEqualTypeOf<number>()
  return number > 1 ? awsError({ code: 'SlowDown' }) : { Body: Key }
})
s3.on('get_object', { Bucket: ANY }, async ({ Key }) => ({ Body: Key }))
// @ts-expect-error: not a body
s3.on('GetObject', { Body: 5 })
// @ts-expect-error: not an output
s3.on('GetObject', () => ({ Bdy: 5 }))
s3.on('SelectObjectContent', {
  Payload: [{ Records: { Payload: new Uint8Array() } }, awsError({ code: 'x' })],
})

// What was called.
expectTypeOf(s3.inputsOf('PutObject')[0]?.Bucket).toEqualTypeOf<string | undefined>()
expectTypeOf(s3.inputsOf('put_object')[0]?.Key).toEqualTypeOf<string | undefined>()
expectTypeOf(s3.calls[0]?.operation).toEqualTypeOf<string | undefined>()
expectTypeOf<GivenOutput<{ Name: string }>['Name']>().toEqualTypeOf<string>()

// A service's name, and clients without declarations.
stub('sns').addResponse('CreateTopic', { TopicArn: 'arn:1' })
// @ts-expect-error: not a string
stub('sns').addResponse('CreateTopic', { TopicArn: 1 })
stub('sqs')
  .addResponse('CreateQueue', { QueueUrl: 1 }, { QueueName: ANY })
  .addPages('list_queues', [['a']])
// @ts-expect-error: there is no service snss; did you mean sns?
stub('snss')
stub('snss' as string)
const untyped: DynamicClient = client('sqs')
stub(untyped).on('CreateQueue', ({ QueueName }) => ({ QueueUrl: QueueName }))
// @ts-expect-error: not a client of nexttoken
stub({})
