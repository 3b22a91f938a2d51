/** The types of a stream that is read in parallel: its input names the stream, and its pages their shards. */
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { expectTypeOf } from 'vitest'
import type { Record_ as Change } from '../../types/dynamodbstreams.js'
import type { Record_ } from '../../types/kinesis.js'

const kinesis = client('kinesis', { region: 'us-east-1' })
const streams = client('dynamodbstreams', { region: 'us-east-1' })
const StreamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-11-27T00:00:00.000'

export async function inferred(): Promise<void> {
  const pages = kinesis.paginate('get_records', { StreamName: 'clicks' }, { parallel: 16 })
  for await (const page of pages) {
    expectTypeOf(page.ShardId).toEqualTypeOf<string>()
    expectTypeOf(page.Records).toEqualTypeOf<Record_[]>()
  }
  for await (const record of pages.items()) expectTypeOf(record).toEqualTypeOf<Record_>()
  const since = { StreamName: 'clicks', ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date() } as const
  kinesis.paginate('getRecords', since, { parallel: 4, maxItems: 10 })
  kinesis.getPaginator('GetRecords').paginate({ StreamARN: 'arn', Limit: 100 }, { parallel: 4 })
  const changes = streams.paginate('get_records', { StreamArn, ShardIteratorType: 'LATEST' }, { parallel: 4 })
  for await (const change of changes.items()) expectTypeOf(change).toEqualTypeOf<Change>()
}

export async function oneShard(): Promise<void> {
  const pages = kinesis.paginate('get_records', { ShardIterator: 'iterator' })
  for await (const page of pages) {
    expectTypeOf(page.Records).toEqualTypeOf<Record_[]>()
    // @ts-expect-error: the page of one shard does not name it
    page.ShardId
  }
  kinesis.paginate('get_records', { ShardIterator: 'iterator' }, { maxItems: 10 })
}

export async function ofTheSdk(): Promise<void> {
  const commands = [ListShardsCommand, GetShardIteratorCommand] as const
  const input = { StreamName: 'clicks', ShardIteratorType: 'LATEST' } as const
  const pages = paginate(new KinesisClient({}), GetRecordsCommand, input, { parallel: 4, commands })
  for await (const page of pages)
    expectTypeOf(page.Records?.[0]?.PartitionKey).toEqualTypeOf<string | undefined>()
}

export function refused(): void {
  // @ts-expect-error: without parallel, the input is that of one shard
  kinesis.paginate('get_records', { StreamName: 'clicks' })
  // @ts-expect-error: with parallel, an iterator is of no use
  kinesis.paginate('get_records', { StreamName: 'clicks', ShardIterator: 'iterator' }, { parallel: 4 })
  const after = { StreamName: 'clicks', ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' } as const
  // @ts-expect-error: a sequence number belongs to one shard
  kinesis.paginate('get_records', after, { parallel: 4 })
  const commands = [ListShardsCommand, GetShardIteratorCommand] as const
  // @ts-expect-error: there is no such parameter
  paginate(new KinesisClient({}), GetRecordsCommand, { Stream: 'clicks' }, { parallel: 4, commands })
  // @ts-expect-error: the stream is missing
  streams.paginate('get_records', {}, { parallel: 4 })
}
