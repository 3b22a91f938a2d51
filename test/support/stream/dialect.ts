import type { ModelShard } from './model-stream.js'

type Structure = Record<string, unknown>

/** How a service spells the answers of a stream, besides what its pagination rule says. */
export interface Dialect {
  readonly service: string
  /** The input that names the stream. */
  readonly stream: Structure
  /** A page of shards, with the ID after which the next one begins. */
  listed(shards: readonly ModelShard[], next: string | undefined): Structure
  /** After which shard an input lists. */
  after(input: Structure): string | undefined
  record(sequence: string, at: number): Structure
  /** The members of the last page of a shard. */
  lastPage(children: readonly ModelShard[]): Structure
  /** The code for a record that is no longer kept, if the service refuses an iterator at one. */
  readonly trimmed?: string
  readonly expired: { readonly code: string; readonly message: string }
}

const range = ({ isClosed }: ModelShard) => ({
  StartingSequenceNumber: '1',
  ...(isClosed && { EndingSequenceNumber: '999999' }),
})

const expired = { code: 'ExpiredIteratorException', message: 'Iterator expired.' }

export const kinesis: Dialect = {
  service: 'kinesis',
  stream: { StreamName: 'clicks' },
  listed: (shards, next) => ({
    Shards: shards.map((shard) => {
      const [ParentShardId, AdjacentParentShardId] = shard.parents
      return { ShardId: shard.id, ParentShardId, AdjacentParentShardId, SequenceNumberRange: range(shard) }
    }),
    ...(next !== undefined && { NextToken: next }),
  }),
  after: ({ NextToken }) => NextToken as string | undefined,
  record: (SequenceNumber, at) => ({
    SequenceNumber,
    ApproximateArrivalTimestamp: new Date(at),
    Data: new Uint8Array([1]),
  }),
  lastPage: (children) => ({
    ChildShards: children.map(({ id, parents }) => ({ ShardId: id, ParentShards: parents })),
  }),
  expired,
}

/** A server that speaks Kinesis and names no children, as emulators do. */
export const plainKinesis: Dialect = { ...kinesis, lastPage: () => ({}) }

export const dynamodbStreams: Dialect = {
  service: 'dynamodbstreams',
  stream: { StreamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/T/stream/2026-11-27T00:00:00.000' },
  listed: (shards, next) => ({
    StreamDescription: {
      Shards: shards.map((shard) => {
        const [ParentShardId] = shard.parents
        return { ShardId: shard.id, ParentShardId, SequenceNumberRange: range(shard) }
      }),
      ...(next !== undefined && { LastEvaluatedShardId: next }),
    },
  }),
  after: ({ ExclusiveStartShardId }) => ExclusiveStartShardId as string | undefined,
  record: (SequenceNumber, at) => ({
    dynamodb: { SequenceNumber, ApproximateCreationDateTime: new Date(Math.floor(at / 1000) * 1000) },
  }),
  lastPage: () => ({}),
  trimmed: 'TrimmedDataAccessException',
  expired,
}

export const keyspaces: Dialect = {
  service: 'keyspacesstreams',
  stream: { streamArn: 'arn:aws:cassandra:us-east-1:123456789012:/keyspace/k/table/t/stream/2026-11-27' },
  listed: (shards, next) => ({
    shards: shards.map((shard) => {
      const { isClosed } = shard
      const sequenceNumberRange = {
        startingSequenceNumber: '1',
        ...(isClosed && { endingSequenceNumber: '9' }),
      }
      return { shardId: shard.id, parentShardIds: shard.parents, sequenceNumberRange }
    }),
    ...(next !== undefined && { nextToken: next }),
  }),
  after: ({ nextToken }) => nextToken as string | undefined,
  record: (sequenceNumber, at) => ({ sequenceNumber, createdAt: new Date(Math.floor(at / 1000) * 1000) }),
  lastPage: () => ({}),
  expired: { code: 'ValidationException', message: 'The shardIterator has expired' },
}
