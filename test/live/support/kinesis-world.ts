import type { ServerWorld } from './compare-walks.js'

const streams = Array.from({ length: 5 }, (_, n) => `stream-${n}`)

/** Kinesis: streams, and shards by both operations that list them. */
export const kinesisWorld: ServerWorld = {
  service: 'kinesis',
  async make(kinesis) {
    for (const [n, StreamName] of streams.entries()) {
      await kinesis.createStream({ StreamName, ShardCount: n === 0 ? 7 : 1 })
    }
    await activeStreams(kinesis, streams)
  },
  lists: [
    {
      operation: 'list_streams',
      pageSizes: [1, 2, 100],
      stored: { search: 'StreamNames[]', values: streams },
    },
    { operation: 'list_shards', input: { StreamName: 'stream-0' }, pageSizes: [1, 3, 100] },
    { operation: 'describe_stream', input: { StreamName: 'stream-0' }, pageSizes: [1, 3, 100] },
  ],
}

/** A stream takes records, and lists its shards, once it is active. */
export async function activeStreams(
  kinesis: Parameters<ServerWorld['make']>[0],
  names: readonly string[],
): Promise<void> {
  for (const StreamName of names) {
    for (let tries = 0; tries < 1000; tries++) {
      const { StreamDescription } = await kinesis.describeStream({ StreamName })
      if ((StreamDescription as { StreamStatus?: unknown }).StreamStatus === 'ACTIVE') break
    }
  }
}
