/** A range of keys after `lo`, up to and including `hi`; undefined: without an end on that side. */
export interface KeyRange {
  readonly id: number
  readonly lo: string | undefined
  readonly hi: string | undefined
  /** The last key that was listed in it. */
  readonly cursor: string | undefined
  readonly pages: number
  /** It begins at a split point of which nothing was known. */
  readonly isTry: boolean
  readonly isOpen: boolean
}

/** A page of a range. */
export interface KeyPage {
  /** A sample of its keys, ascending, with the first and the last one. */
  readonly keys: readonly string[]
  /** Its keys are in the order of UTF-8 bytes and not in that of UTF-16 units. */
  readonly sortsByBytes: boolean
  /** How many keys it has. */
  readonly size: number
  /** How many of them belong to the range; only needed while the listing may be a small one. */
  readonly own: number
  /** No key of it belongs to the range. */
  readonly isWasted: boolean
}
