import type { Shard } from './shard.js'

/**
 * Which shards are parents and children, and which of them are being read. A shard that is not being read and does not
 * descend from one that is has ended: all shards began with the listing, or when their parents ended.
 *
 * @example
 * // A was split into B and C, and these were merged into D. A has ended, and B is being read.
 * { shards: Map { B → { parents: ['A'] }, C → …, D → { parents: ['B', 'C'] } }, reading: Set { 'B' }, begun: Set { 'A', 'B', 'C' } }
 */
export class ShardFamily {
  readonly #shards = new Map<string, Shard>()
  readonly #children = new Map<string, readonly Shard[]>()
  readonly #reading = new Set<string>()
  readonly #begun = new Set<string>()
  /** The shards that have ended. It only grows, or is replaced. */
  #ended: string[] = []

  add(shards: readonly Shard[]): void {
    for (const shard of shards) {
      if (this.#shards.has(shard.id)) continue
      this.#shards.set(shard.id, shard)
      for (const parent of shard.parents) this.#children.set(parent, [...this.#childrenOf(parent), shard])
    }
  }

  begin(shard: string): void {
    this.#begun.add(shard)
    this.#reading.add(shard)
  }

  /** All records of the shard arrived, and its children are known; or it is not to be read. */
  end(shard: string): void {
    this.#reading.delete(shard)
    this.#begun.add(shard)
    this.#ended.push(shard)
  }

  /** The shards that have ended so far, for whoever asks later. */
  ended(): () => readonly string[] {
    const ended = this.#ended
    const { length } = ended
    return () => ended.slice(0, length)
  }

  /** Forgets what has ended and is not among these: the service does not list it any more. */
  keepEnded(listed: readonly Shard[]): void {
    const ids = new Set(listed.map(({ id }) => id))
    this.#ended = this.#ended.filter((id) => ids.has(id))
  }

  /** True if no other shard is being read. */
  readsOnly(shard: string): boolean {
    return this.#reading.size === 0 || (this.#reading.size === 1 && this.#reading.has(shard))
  }

  hasChildren(shard: string): boolean {
    return this.#childrenOf(shard).length > 0
  }

  /** True if the parents of the children of `shard` are known, so that it can be told whether these have ended. */
  knowsParents(shard: string): boolean {
    const parents = this.#childrenOf(shard).flatMap((child) => child.parents)
    return parents.every((parent) => parent === shard || this.#begun.has(parent) || this.#shards.has(parent))
  }

  /** Those of the children of `shard` that have not begun and whose parents have all ended. */
  ready(shard: string): Shard[] {
    return this.#childrenOf(shard).filter(
      ({ id, parents }) => !this.#begun.has(id) && parents.every((parent) => this.#hasEnded(parent)),
    )
  }

  /** Those of all listed shards whose ancestors are no longer listed, so that no end of a parent leads to them. */
  orphans(listed: readonly Shard[]): Shard[] {
    const ids = new Set(listed.map(({ id }) => id))
    return listed.filter(
      ({ id, parents }) =>
        !this.#begun.has(id) && parents.every((parent) => !ids.has(parent) && this.#hasEnded(parent)),
    )
  }

  #hasEnded(shard: string, seen = new Set<string>()): boolean {
    if (this.#reading.has(shard)) return false
    if (this.#begun.has(shard) || seen.has(shard)) return true
    seen.add(shard)
    const parents = this.#shards.get(shard)?.parents ?? []
    return parents.every((parent) => this.#hasEnded(parent, seen))
  }

  #childrenOf(shard: string): readonly Shard[] {
    return this.#children.get(shard) ?? []
  }
}
