import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../support/seeded-random.js'
import { kinesis } from '../support/stream/dialect.js'
import { ModelStream } from '../support/stream/model-stream.js'
import { serveStream } from '../support/stream/stream-server.js'
import { StreamService } from '../support/stream/stream-service.js'

const commands = [ListShardsCommand, GetShardIteratorCommand] as const

/** A stream of four shards, two of them the children of the others, all of them closed. */
async function start() {
  const stream = new ModelStream(seededRandom(7), 2)
  stream.put(10)
  stream.merge()
  stream.put(10)
  stream.rollOver()
  stream.put(5)
  stream.closeAll()
  const service = new StreamService(stream, kinesis)
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const config = { region: 'us-east-1', endpoint: await serveStream(service), credentials, maxAttempts: 1 }
  const sequences = stream.records.map(({ sequence }) => sequence).sort()
  return { service, config, sequences }
}

describe('all shards of a stream are read', () => {
  it('by nexttoken’s client', async () => {
    const { config, sequences, service } = await start()
    const pages = client('kinesis', config).paginate(
      'get_records',
      { StreamName: 'clicks' },
      { parallel: 4, pollInterval: 1 },
    )
    const seen: [shard: unknown, sequence: string][] = []
    for await (const page of pages) {
      for (const record of service.recordsOf(page))
        seen.push([service.shardOf(page), service.sequenceOf(record)])
    }
    expect(seen.map(([, sequence]) => sequence).sort()).toEqual(sequences)
    expect(seen.every(([shard, one]) => service.stream.ofRecord(one)?.id === shard)).toBe(true)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', parallel: { pieces: 4 } })
    expect(pages.receipt.requests).toBe(service.requests.length)
  })

  it('by the SDK’s', async () => {
    const { config, sequences } = await start()
    const kinesisClient = new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() })
    const input = { StreamName: 'clicks', ShardIteratorType: 'TRIM_HORIZON' } as const
    const options = { parallel: 4, commands, pollInterval: 1 }
    const pages = paginate(kinesisClient, GetRecordsCommand, input, options)
    const seen: (string | undefined)[] = []
    for await (const page of pages) {
      expect(page.ShardId).toMatch(/^shardId-/)
      seen.push(...(page.Records ?? []).map(({ SequenceNumber }) => SequenceNumber))
    }
    expect(seen.sort()).toEqual(sequences)
    expect(pages.receipt.outcome).toBe('complete')
  })

  it('only if the SDK’s commands that find the shards are passed', async () => {
    const { config, service } = await start()
    const kinesisClient = new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() })
    const list = (given: readonly (typeof commands)[number][]) =>
      paginate(kinesisClient, GetRecordsCommand, { StreamName: 'clicks' }, { parallel: 4, commands: given })
    expect(() => list([])).toThrow(/parallel needs ListShards, .*pass { commands: \[ListShardsCommand\] }/)
    expect(() => list([ListShardsCommand])).toThrow(/parallel needs GetShardIterator/)
    const wrong = 'ListShardsCommand' as never
    expect(() => list(wrong)).toThrow('a list of classes of commands, such as [ListShardsCommand]')
    expect(service.requests).toEqual([])
  })
})
