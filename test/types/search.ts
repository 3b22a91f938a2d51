/** What `search` infers of an expression that is a literal. */
import { client, type ItemIterable } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { Topic } from '../../types/sns.js'

const topics = client('sns').paginate('list_topics')
const objects = client('s3').paginate('list_objects_v2', { Bucket: 'b' })
const instances = client('ec2').paginate('describe_instances')
const untyped = client('sqs').paginate('list_queues')
const expression: string = process.argv[2] ?? 'Topics[]'

export function inferred(): void {
  expectTypeOf(topics.search('Topics[].TopicArn')).toEqualTypeOf<ItemIterable<string>>()
  expectTypeOf(topics.search('Topics[*].TopicArn')).toEqualTypeOf<ItemIterable<string>>()
  expectTypeOf(topics.search('Topics[]')).toEqualTypeOf<ItemIterable<Topic>>()
  expectTypeOf(topics.search('Topics')).toEqualTypeOf<ItemIterable<Topic>>()
  expectTypeOf(topics.search('NextToken')).toEqualTypeOf<ItemIterable<string | null>>()
  expectTypeOf(topics.search('Topics[].{arn: TopicArn}')).toEqualTypeOf<
    ItemIterable<{ arn: string | null }>
  >()
  expectTypeOf(objects.search('Contents[].Size')).toEqualTypeOf<ItemIterable<number>>()
  expectTypeOf(objects.search('Contents[].LastModified')).toEqualTypeOf<ItemIterable<Date>>()
  expectTypeOf(objects.search('Contents[].{key:Key,owner: Owner.ID }')).toEqualTypeOf<
    ItemIterable<{ key: string | null; owner: string | null }>
  >()
  expectTypeOf(instances.search('Reservations[].Instances[].InstanceId')).toEqualTypeOf<
    ItemIterable<string>
  >()
}

export function notInferred(): void {
  const unknowns = [
    topics.search('Topics[?TopicArn].TopicArn'),
    topics.search('length(Topics)'),
    topics.search('Topics[0]'),
    topics.search('Topics[].Nothing'),
    topics.search('Topics[].TopicArn[]'),
    topics.search('Topics[].TopicArn | [0]'),
    topics.search('Topics[].[TopicArn]'),
    topics.search('"Topics"[]'),
    topics.search(expression),
    untyped.search('QueueUrls[]'),
  ]
  expectTypeOf(unknowns).toEqualTypeOf<ItemIterable<unknown>[]>()
  expectTypeOf(instances.search('Reservations[*].Instances[*].InstanceId')).toEqualTypeOf<
    ItemIterable<unknown>
  >()
  expectTypeOf(topics.search('Topics.TopicArn')).toEqualTypeOf<ItemIterable<null>>()
  expectTypeOf(topics.search('NextToken.length')).toEqualTypeOf<ItemIterable<null>>()
}
