/** Where the shards of pages continue, as `parallel/shards/shard-place.ts` writes it. The page itself is the service's, and belongs to the user. */
const nextPlaces = new WeakMap<object, string>()

export function setNextShardPlace(page: object, place: string): void {
  nextPlaces.set(page, place)
}

/** Where the shard of a page continues behind it; undefined if the shard has ended. */
export function nextShardPlace(page: unknown): string | undefined {
  return typeof page === 'object' && page !== null ? nextPlaces.get(page) : undefined
}
