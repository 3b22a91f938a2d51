/** What the compiler must accept and refuse of listings across accounts and regions. */
import { across, type FleetItems, type TargetItem, type TargetReceipt } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { Reservation } from '../../types/ec2.js'
import type { Topic } from '../../types/sns.js'

const run = across(
  { regions: 'all', accounts: { from: 'organizations', role: 'Inventory' } },
  { concurrency: 32 },
)
const name: string = process.argv[2] ?? 'list_topics'

export async function accepted(): Promise<void> {
  for await (const { account, region, item } of run.paginate('ec2', 'describe_instances').items()) {
    expectTypeOf(account).toEqualTypeOf<string>()
    expectTypeOf(region).toEqualTypeOf<string>()
    expectTypeOf(item).toEqualTypeOf<Reservation>()
  }
  for await (const { page } of run.paginate('sns', 'ListTopics'))
    expectTypeOf(page.Topics).toEqualTypeOf<Topic[]>()
  const topics = await run
    .paginate('sns', 'listTopics', {}, { maxItems: 5, checkpoint: 'f' })
    .items()
    .toArray()
  expectTypeOf(topics).toEqualTypeOf<TargetItem<Topic>[]>()
  const keys = run.paginate('s3', 'list_objects_v2', { Bucket: 'b' })
  expectTypeOf(keys.items('CommonPrefixes')).toExtend<FleetItems<{ Prefix?: string | undefined }>>()
  expectTypeOf(keys.search('Contents[].Key')).toEqualTypeOf<FleetItems<string>>()
  for await (const { item } of keys.items(['Contents', 'CommonPrefixes'])) {
    if (item.key === 'Contents') expectTypeOf(item.item.Size).toEqualTypeOf<number | undefined>()
  }
  expectTypeOf(run.receipts).toEqualTypeOf<readonly TargetReceipt[]>()
}

/** A service whose declarations are not loaded, and names that are known at run time only. */
export async function dynamic(): Promise<void> {
  for await (const { item } of run.paginate('sqs', 'list_queues').items())
    expectTypeOf(item).toEqualTypeOf<unknown>()
  for await (const { item } of run.paginate('sns', name).items()) expectTypeOf(item).toEqualTypeOf<unknown>()
  for await (const { item } of run.paginate(name, name).items()) expectTypeOf(item).toEqualTypeOf<unknown>()
}

across({})
across({
  regions: ['us-*'],
  accounts: ['dev', { role: 'arn:aws:iam::123456789012:role/x', externalId: 'e' }],
})
across({ accounts: 'all' }, { failFast: true, client: { maxAttempts: 5 }, signal: AbortSignal.timeout(1000) })

export function refused(): void {
  // @ts-expect-error: there is no such operation
  run.paginate('sns', 'list_topic')
  // @ts-expect-error: this one has no pages
  run.paginate('sns', 'get_topic_attributes')
  // @ts-expect-error: Bucket is required
  run.paginate('s3', 'list_objects_v2')
  // @ts-expect-error: there is no such service
  run.paginate('snss', 'list_topics')
  // @ts-expect-error: a token belongs to one target
  run.paginate('sns', 'list_topics', {}, { startingToken: 'x' })
  // @ts-expect-error: there is no such result key
  run.paginate('sns', 'list_topics').items('Topic')
  // @ts-expect-error: an organization needs a role
  across({ accounts: { from: 'organizations' } })
  // @ts-expect-error: there is no such option
  across({}, { parallel: 3 })
}
