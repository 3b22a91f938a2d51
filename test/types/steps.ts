/** The types of batches, and of the results of a function. */
import { ListTopicsCommand, type Topic as SdkTopic, SNSClient } from '@aws-sdk/client-sns'
import { client, type ItemIterable } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { expectTypeOf } from 'vitest'
import type { Topic } from '../../types/sns.js'

const sns = client('sns', { region: 'us-east-1' })
const topics = sns.paginate('list_topics').items()
const versions = client('s3').paginate('list_object_versions', { Bucket: 'b' })
const sdkTopics = paginate(new SNSClient({}), ListTopicsCommand).items()

export function inferred(): void {
  expectTypeOf(topics.batches(10)).toEqualTypeOf<ItemIterable<Topic[]>>()
  expectTypeOf(sdkTopics.batches(10)).toEqualTypeOf<ItemIterable<SdkTopic[]>>()
  expectTypeOf(topics.batches(10).batches(2)).toEqualTypeOf<ItemIterable<Topic[][]>>()
  expectTypeOf(topics.map(({ TopicArn }) => TopicArn)).toEqualTypeOf<ItemIterable<string | undefined>>()
  expectTypeOf(topics.map(async (topic, { signal }) => ({ topic, signal }))).toEqualTypeOf<
    ItemIterable<{ topic: Topic; signal: AbortSignal }>
  >()
  const described = topics
    .batches(10)
    .map(
      (batch, { signal }) => sns.listTagsForResource({ ResourceArn: batch[0]?.TopicArn ?? '' }, { signal }),
      {
        concurrency: 4,
        signal: AbortSignal.timeout(1000),
      },
    )
    .map(({ Tags }) => Tags?.length)
  expectTypeOf(described).toEqualTypeOf<ItemIterable<number | undefined>>()
  const tagged = versions.items(['Versions', 'DeleteMarkers']).map((one) => one.key)
  expectTypeOf(tagged).toEqualTypeOf<ItemIterable<'Versions' | 'DeleteMarkers'>>()
  expectTypeOf(sns.paginate('list_topics').search('Topics[].TopicArn').batches(3)).toEqualTypeOf<
    ItemIterable<string[]>
  >()
}

export function refused(): void {
  // @ts-expect-error: the size is missing
  topics.batches()
  // @ts-expect-error: a size is a number
  topics.batches('10')
  // @ts-expect-error: there is nothing to call
  topics.map()
  // @ts-expect-error: there is no such option
  topics.map((topic) => topic, { limit: 4 })
  // @ts-expect-error: an item has no such member
  topics.map((topic) => topic.Arn)
  // @ts-expect-error: a batch is an array
  topics.batches(10).map(({ TopicArn }) => TopicArn)
}
