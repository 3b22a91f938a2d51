/** Names that the compiler checks, in each of their spellings. What it prints of a wrong one: test/compiler. */
import { client, type DynamicClient, type ItemIterable, type Output } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { CreateTopicResponse, ListTopicsResponse, Topic } from '../../types/sns.js'

const sns = client('sns')
const name: string = process.argv[2] ?? 'ListTopics'

export async function byAnyName(): Promise<void> {
  expectTypeOf(await sns.call('ListTopics')).toEqualTypeOf<Output<ListTopicsResponse>>()
  expectTypeOf(await sns.call('listTopics', {})).toEqualTypeOf<Output<ListTopicsResponse>>()
  expectTypeOf(await sns.call('create_topic', { Name: 'n' })).toEqualTypeOf<Output<CreateTopicResponse>>()
  expectTypeOf(await sns.call(name)).toEqualTypeOf<Output<Record<string, unknown>>>()
  expectTypeOf(sns.paginate('ListTopics').items()).toEqualTypeOf<ItemIterable<Topic>>()
  expectTypeOf(sns.paginate('listTopics').items()).toEqualTypeOf<ItemIterable<Topic>>()
  expectTypeOf(sns.paginate('list_topics').items()).toEqualTypeOf<ItemIterable<Topic>>()
  expectTypeOf(sns.getPaginator('list_topics')).toEqualTypeOf(sns.getPaginator('ListTopics'))
  expectTypeOf(sns.paginate(name).items()).toEqualTypeOf<ItemIterable<unknown>>()
  const oneOfTwo = name === '' ? 'list_topics' : 'list_subscriptions'
  for await (const item of sns.paginate(oneOfTwo).items()) {
    expectTypeOf(item.TopicArn).toEqualTypeOf<string | undefined>()
  }
}

export async function untyped(): Promise<void> {
  const sqs = client('sqs')
  expectTypeOf(sqs).toEqualTypeOf<DynamicClient<`import 'nexttoken/types/sqs' gives this client its types`>>()
  expectTypeOf(await sqs.call('ListQueues')).toEqualTypeOf<Output<Record<string, unknown>>>()
  expectTypeOf(client(name)).toEqualTypeOf<DynamicClient>()
}

export async function refused(): Promise<void> {
  // @ts-expect-error: its input is checked under any name
  await sns.call('create_topic', { Nam: 'n' })
  // @ts-expect-error: what is required is
  await sns.call('create_topic')
  // @ts-expect-error: there is no such operation
  await sns.call('create_topics_')
  // @ts-expect-error: nor such pages
  sns.paginate('list_topic')
  // @ts-expect-error: and none of this operation
  sns.hasMore('create_topic', {})
}
