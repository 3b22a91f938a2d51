import type { Entry, KeyStore } from './key-store.js'

/** What is listed of a bucket, whatever the operation. */
export interface ListQuery {
  /** Only what follows this key; within it, only what follows this version, if one is given. */
  readonly after: { readonly key: string; readonly sequence?: number | undefined } | undefined
  readonly prefix: string
  /** Keys with the same text up to the delimiter are one item. An empty delimiter groups nothing. */
  readonly delimiter: string
  readonly most: number
  /** Every version and delete marker, or only the current objects. */
  readonly hasVersions: boolean
  /** The faults of two servers: rustfs#1165 lists the key of `after` too, MinIO#21463 leaves out the one behind it. */
  readonly misreads?: 'returns-start' | 'skips-next' | undefined
}

export type ListedItem =
  | { readonly kind: 'entry'; readonly name: string; readonly entry: Entry; readonly isLatest: boolean }
  | { readonly kind: 'prefix'; readonly name: string }

export interface Listed {
  readonly items: readonly ListedItem[]
  readonly isTruncated: boolean
}

/** Lists as S3 documents it: keys and common prefixes are one sequence, and count together. */
export function listEntries(store: KeyStore, query: ListQuery): Listed {
  const { most, misreads } = query
  const items: ListedItem[] = []
  let skips = misreads === 'skips-next' ? 1 : 0
  if (most === 0) return { items, isTruncated: false }
  for (const item of walk(store, query)) {
    if (skips-- > 0) continue
    if (items.length === most) return { items, isTruncated: true }
    items.push(item)
  }
  return { items, isTruncated: false }
}

function* walk(store: KeyStore, query: ListQuery): Generator<ListedItem> {
  const { prefix, delimiter, hasVersions } = query
  for (let index = startOf(store, query); ; index++) {
    const entry = store.at(index)
    if (!entry?.key.startsWith(prefix)) return
    if (!hasVersions && !store.isCurrent(index)) continue
    const group = groupOf(entry.key, prefix, delimiter)
    if (group === undefined) {
      yield { kind: 'entry', name: entry.key, entry, isLatest: store.isLatest(index) }
      continue
    }
    if (isListed(store, group, query)) yield { kind: 'prefix', name: group }
    index = store.search(({ key }) => !key.startsWith(group), index) - 1
  }
}

/** The first entry that has the prefix and is behind `after`. */
function startOf(store: KeyStore, { after, prefix, misreads }: ListQuery): number {
  const [first, rank] = [store.rankOf(prefix), store.rankOf(after?.key ?? '')]
  const isBehind = (entry: Entry): boolean => {
    if (after === undefined || entry.rank > rank) return true
    if (entry.rank < rank) return false
    return misreads === 'returns-start' || entry.sequence < (after.sequence ?? 0)
  }
  return store.search((entry) => entry.rank >= first && isBehind(entry))
}

function groupOf(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

/** "CommonPrefixes is filtered out from results if it is not lexicographically greater than the StartAfter value." */
function isListed(store: KeyStore, group: string, { after, misreads }: ListQuery): boolean {
  if (after === undefined) return true
  const [rank, start] = [store.rankOf(group), store.rankOf(after.key)]
  return rank > start || (rank === start && misreads === 'returns-start')
}
