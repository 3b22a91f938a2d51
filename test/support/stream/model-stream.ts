/** A shard of a modelled stream, and what happened to it. */
export interface ModelShard {
  readonly id: string
  readonly parents: readonly string[]
  readonly records: ModelRecord[]
  isClosed: boolean
  /** How many of its first records are no longer kept. */
  trimmed: number
  /** True once the shard itself is no longer listed. */
  isGone: boolean
}

export interface ModelRecord {
  /** Unique in the stream, and growing within each shard. */
  readonly sequence: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * A stream with shards that are split, merged and trimmed while they are read. It has no clock of its own: whoever drives it
 * says what happens next, with numbers from `random`.
 */
export class ModelStream {
  readonly shards: ModelShard[] = []
  now = Date.UTC(2026, 10, 27)
  readonly #shardOf = new Map<string, ModelShard>()

  constructor(
    readonly random: () => number,
    shards: number,
  ) {
    for (let n = 0; n < shards; n++) this.#open([])
  }

  get open(): readonly ModelShard[] {
    return this.shards.filter(({ isClosed }) => !isClosed)
  }

  get records(): readonly ModelRecord[] {
    return this.shards.flatMap(({ records }) => records)
  }

  ofRecord(sequence: string): ModelShard | undefined {
    return this.#shardOf.get(sequence)
  }

  shard(id: string): ModelShard | undefined {
    return this.shards.find((shard) => shard.id === id && !shard.isGone)
  }

  put(count = 1): void {
    for (let n = 0; n < count; n++) {
      const shard = this.#oneOf(this.open)
      if (!shard) return
      this.now += Math.floor(this.random() * 1000)
      const sequence = String(1000 + this.#shardOf.size)
      shard.records.push({ sequence, at: this.now })
      this.#shardOf.set(sequence, shard)
    }
  }

  split(): void {
    const parent = this.#oneOf(this.open)
    if (!parent) return
    parent.isClosed = true
    this.#open([parent.id])
    this.#open([parent.id])
  }

  /** A shard goes on in another one, as those of DynamoDB do every few hours. */
  rollOver(): void {
    const parent = this.#oneOf(this.open)
    if (!parent) return
    parent.isClosed = true
    this.#open([parent.id])
  }

  merge(): void {
    const [one, other] = [this.#oneOf(this.open), this.#oneOf(this.open)]
    if (!one || !other || one === other) return
    one.isClosed = true
    other.isClosed = true
    this.#open([one.id, other.id])
  }

  closeAll(): void {
    for (const shard of this.open) shard.isClosed = true
  }

  /** Trims records that `isRead` says were read, and closed shards of which all were. */
  trim(isRead: (record: ModelRecord) => boolean): void {
    for (const shard of this.shards) {
      while (shard.trimmed < shard.records.length && this.random() < 0.7) {
        const next = shard.records[shard.trimmed]
        if (!next || !isRead(next)) break
        shard.trimmed++
      }
    }
  }

  /** A closed shard that has no record left, and whose parents are no longer listed either, is no longer listed. */
  forget(isDone: (shard: ModelShard) => boolean): void {
    for (const shard of this.shards) {
      const areParentsGone = shard.parents.every((id) => !this.shard(id))
      if (shard.isClosed && shard.trimmed === shard.records.length && areParentsGone && isDone(shard))
        shard.isGone = true
    }
  }

  #open(parents: readonly string[]): void {
    const id = `shardId-${String(this.shards.length).padStart(12, '0')}`
    this.shards.push({ id, parents, records: [], isClosed: false, trimmed: 0, isGone: false })
  }

  #oneOf<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(this.random() * values.length)]
  }
}
