/** A version of an object, or a delete marker. */
export interface Entry {
  readonly key: string
  /** What `<` compares, in the order of the store. */
  readonly rank: string
  /** Rises with every change of the store: the newest version of a key has the highest. */
  readonly sequence: number
  readonly isDeleteMarker: boolean
}

/** S3 sorts by UTF-8 bytes. `utf-16` is s3proxy's order, which differs above U+FFFF. */
export type StoreOrder = 'utf-8' | 'utf-16'

/**
 * The keys and versions of a bucket, sorted. Versions of a key are beside each other, the newest first, as S3 lists
 * them. An unversioned bucket has one version of each key.
 */
export class KeyStore {
  readonly #entries: Entry[] = []
  #sequence = 0

  constructor(
    keys: Iterable<string> = [],
    readonly order: StoreOrder = 'utf-8',
  ) {
    for (const key of keys) this.#entries.push(this.#make(key))
    this.#entries.sort(compare)
  }

  get size(): number {
    return this.#entries.length
  }

  /** The keys that ListObjects lists, in order. */
  get keys(): string[] {
    return this.#entries.filter((_, index) => this.isCurrent(index)).map(({ key }) => key)
  }

  at(index: number): Entry | undefined {
    return this.#entries[index]
  }

  has(key: string): boolean {
    return this.isCurrent(this.#firstOf(key)) && this.at(this.#firstOf(key))?.key === key
  }

  /** Stores an object; an unversioned bucket replaces it. */
  put(key: string): void {
    this.remove(key)
    this.putVersion(key)
  }

  /** Stores one more version. */
  putVersion(key: string, { isDeleteMarker = false } = {}): void {
    this.#entries.splice(this.#firstOf(key), 0, this.#make(key, isDeleteMarker))
  }

  /** Removes every version of a key. */
  remove(key: string): void {
    const first = this.#firstOf(key)
    const end = this.search(({ rank }) => rank > this.rankOf(key))
    this.#entries.splice(first, end - first)
  }

  isCurrent(index: number): boolean {
    const entry = this.#entries[index]
    return entry !== undefined && !entry.isDeleteMarker && this.isLatest(index)
  }

  isLatest(index: number): boolean {
    return this.#entries[index - 1]?.key !== this.#entries[index]?.key
  }

  /** The index of the first entry that is behind; all that follow it are too. `from` may be any index before it. */
  search(isBehind: (entry: Entry) => boolean, from = 0): number {
    let [low, high] = [from, this.#entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.#entries[middle]
      if (entry !== undefined && isBehind(entry)) high = middle
      else low = middle + 1
    }
    return low
  }

  rankOf(text: string): string {
    return this.order === 'utf-8' ? bytesOf(text) : text
  }

  #firstOf(key: string): number {
    const rank = this.rankOf(key)
    return this.search((entry) => entry.rank >= rank)
  }

  #make(key: string, isDeleteMarker = false): Entry {
    return { key, rank: this.rankOf(key), sequence: ++this.#sequence, isDeleteMarker }
  }
}

/** The UTF-8 bytes as characters of one byte each, so that `<` compares bytes. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function compare(one: Entry, other: Entry): number {
  if (one.rank !== other.rank) return one.rank < other.rank ? -1 : 1
  return other.sequence - one.sequence
}
