import { expect, it } from 'vitest'
import { compareWalks } from './support/compare-walks.js'
import { activeStreams, kinesisWorld } from './support/kinesis-world.js'
import type { ServerDifference } from './support/server-difference.js'
import { kinesalite } from './support/servers/kinesalite.js'
import { ministack } from './support/servers/ministack.js'
import { describeServer } from './support/use-server.js'

const shortInBoto3 =
  'it says that there is more and gives no token: boto3 ends short without a word, nexttoken goes on by ExclusiveStartStreamName'
const differences: readonly ServerDifference[] = ['kinesalite', 'ministack'].flatMap((server) => [
  { server, walks: /^list_streams {}, 1 a page/, parts: ['pages', 'items', 'merged'], why: shortInBoto3 },
  {
    server,
    walks: /^list_streams {}, 2 a page/,
    parts: ['pages', 'items', 'merged', 'tokens'],
    why: shortInBoto3,
  },
])
const wantsNameBesideToken: ServerDifference = {
  server: 'ministack',
  walks: /^list_shards {"StreamName":"stream-0"}, [13] a page/,
  parts: ['error', 'pages', 'items', 'merged', 'tokens'],
  why: 'it wants the stream’s name beside the token, which AWS refuses (https://github.com/boto/botocore/issues/2009): boto3 sends it, nexttoken does not, and the refusal is an error',
}

for (const kind of [kinesalite, ministack]) {
  compareWalks(kind, kinesisWorld, [...differences, wantsNameBesideToken])

  describeServer(kind, 'the records of a shard', (server) => {
    // boto3 has no paginator for them: the loop by hand is what its users write.
    it('equal those of boto3 calls, iterator by iterator', async () => {
      const kinesis = server.open('kinesis')
      await kinesis.createStream({ StreamName: 'records', ShardCount: 1 })
      await activeStreams(kinesis, ['records'])
      for (let n = 0; n < 7; n++) {
        const Data = new Uint8Array([n, 0, 255])
        await kinesis.putRecord({ StreamName: 'records', PartitionKey: `ünïcode ${n}`, Data })
      }
      const { Shards } = await kinesis.listShards({ StreamName: 'records' })
      const [{ ShardId }] = Shards as [{ ShardId: string }]
      const start = { StreamName: 'records', ShardId, ShardIteratorType: 'TRIM_HORIZON' }

      const theirs: unknown[] = []
      let answer = (await server.call('kinesis', 'get_shard_iterator', start)) as Record<string, unknown>
      let ShardIterator = answer.ShardIterator
      while (theirs.length < 7) {
        const input = { ShardIterator, Limit: 2 }
        answer = (await server.call('kinesis', 'get_records', input)) as Record<string, unknown>
        for (const { Data, PartitionKey } of answer.Records as Record<string, unknown>[]) {
          theirs.push([PartitionKey, (Data as { $bytes: string }).$bytes])
        }
        ShardIterator = answer.NextShardIterator
      }

      const { ShardIterator: beginning } = await kinesis.getShardIterator(start)
      const mine: unknown[] = []
      const options = { pageSize: 2, maxItems: 7, pollInterval: 10 }
      for await (const record of kinesis
        .paginate('get_records', { ShardIterator: beginning }, options)
        .items()) {
        const { Data, PartitionKey } = record as { Data: Uint8Array; PartitionKey: string }
        mine.push([PartitionKey, Buffer.from(Data).toString('base64')])
      }
      expect(mine).toEqual(theirs)
    })

    it('end at the deadline, and later records come from the resume token', async () => {
      const kinesis = server.open('kinesis')
      await kinesis.createStream({ StreamName: 'tail', ShardCount: 1 })
      await activeStreams(kinesis, ['tail'])
      const put = (PartitionKey: string) =>
        kinesis.putRecord({ StreamName: 'tail', PartitionKey, Data: new Uint8Array([1]) })
      await put('before')
      const { Shards } = await kinesis.listShards({ StreamName: 'tail' })
      const [{ ShardId }] = Shards as [{ ShardId: string }]
      const start = { StreamName: 'tail', ShardId, ShardIteratorType: 'TRIM_HORIZON' }
      const { ShardIterator } = await kinesis.getShardIterator(start)
      const first = kinesis.paginate('get_records', { ShardIterator }, { deadline: 500, pollInterval: 20 })
      expect(await first.search('Records[].PartitionKey').toArray()).toEqual(['before'])
      expect(first.receipt.outcome).toBe('deadline')
      await put('after')
      const startingToken = first.resumeToken
      const second = kinesis.paginate('get_records', { ShardIterator }, { startingToken, maxItems: 1 })
      expect(await second.search('Records[].PartitionKey').toArray()).toEqual(['after'])
    })
  })
}
