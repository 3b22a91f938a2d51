import fc from 'fast-check'
import { seededRandom } from '../seeded-random.js'
import { type Dialect, dynamodbStreams, keyspaces, kinesis, plainKinesis } from './dialect.js'
import { type ModelRecord, ModelStream } from './model-stream.js'
import { StreamService, type Trouble } from './stream-service.js'

type Structure = Record<string, unknown>

/** A stream that changes while it is read, until all its shards are closed. */
export interface StreamTrial {
  readonly seed: number
  readonly shards: number
  /** How often something may happen before the stream is closed. */
  readonly events: number
  readonly dialect: Dialect
  readonly parallel: number
  readonly trouble: Trouble
}

const share = (max: number) => fc.double({ min: 0, max, noNaN: true })

export const streamTrials = (most: Required<Trouble>): fc.Arbitrary<StreamTrial> =>
  fc.record({
    seed: fc.nat(),
    shards: fc.integer({ min: 1, max: 6 }),
    events: fc.integer({ min: 0, max: 40 }),
    dialect: fc.constantFrom(kinesis, plainKinesis, dynamodbStreams, keyspaces),
    parallel: fc.integer({ min: 1, max: 8 }),
    trouble: fc.record({
      expired: share(most.expired),
      throttled: share(most.throttled),
      reset: share(most.reset),
      empty: share(most.empty),
    }),
  })

/**
 * Runs a trial. `seen` are the sequence numbers of the records that a reader has finished with for good: only these are
 * trimmed, so that every record can be read.
 */
export function runStream({ seed, shards, events, dialect, trouble }: StreamTrial) {
  const random = seededRandom(seed)
  const stream = new ModelStream(random, shards)
  const seen = new Set<string>()
  const isSeen = ({ sequence }: ModelRecord) => seen.has(sequence)
  const change = () => {
    const chance = random()
    if (chance < 0.5) stream.put(1 + Math.floor(random() * 4))
    else if (chance < 0.6) stream.split()
    else if (chance < 0.67) stream.rollOver()
    else if (chance < 0.75 && dialect !== dynamodbStreams) stream.merge()
    else if (chance < 0.85) stream.trim(isSeen)
  }
  for (let n = 0; n < 12; n++) {
    stream.put(2)
    if (random() < 0.2) change()
  }
  const service = new StreamService(stream, dialect)
  service.trouble = trouble
  let left = events
  service.happen = () => {
    if (left-- > 0) change()
    else stream.closeAll()
  }
  return { stream, service, seen }
}

/** Checks what a reader of a stream gets: in order within each shard, and parents before their children. */
export class StreamReader {
  readonly delivered = new Set<string>()

  constructor(
    private readonly stream: ModelStream,
    private readonly service: StreamService,
  ) {}

  /** Takes records, and returns what is wrong with them. */
  take(records: readonly unknown[]): string[] {
    return records.flatMap((record) => {
      const sequence = this.service.sequenceOf(record)
      const problems = this.#check(sequence)
      this.delivered.add(sequence)
      return problems
    })
  }

  takePage(page: Structure): string[] {
    const shard = this.service.shardOf(page)
    const records = this.service.recordsOf(page)
    const isOther = (record: unknown) => this.stream.ofRecord(this.service.sequenceOf(record))?.id !== shard
    return [
      ...this.take(records),
      ...(records.some(isOther) ? [`a record of another shard than ${shard}`] : []),
    ]
  }

  /** Forgets what was delivered after a place: it is delivered once more. */
  goBack(delivered: ReadonlySet<string>): void {
    this.delivered.clear()
    for (const sequence of delivered) this.delivered.add(sequence)
  }

  #check(sequence: string): string[] {
    const { delivered } = this
    const shard = this.stream.ofRecord(sequence)
    if (!shard) return [`an unknown record ${sequence}`]
    const before = shard.records[shard.records.findIndex((one) => one.sequence === sequence) - 1]
    const parents = this.stream.shards.filter(({ id }) => shard.parents.includes(id))
    const areParentsDone = parents.every(({ records }) => records.every((one) => delivered.has(one.sequence)))
    return [
      ...(delivered.has(sequence) ? [`${sequence} twice`] : []),
      ...(!before || delivered.has(before.sequence) ? [] : [`${sequence} before ${before.sequence}`]),
      ...(areParentsDone ? [] : [`${sequence} of ${shard.id} before a record of its parents`]),
    ]
  }
}
