/** What a server does besides what AWS documents. Shares are from 0 to 1, of the requests; the seed decides which. */
export interface Faults {
  readonly seed?: number
  /**
   * Requests whose pages hold fewer items than asked for, and in ListObjectsV2 none, sometimes. It is the same for the same
   * request.
   */
  readonly shortPages?: number
  /** Attempts that are answered with 503 SlowDown. */
  readonly throttled?: number
  /** Attempts whose connection breaks. */
  readonly reset?: number
  /**
   * Requests whose start key is ignored; 1: always, as fauxqs does. A start key is `StartAfter` without a token, or a
   * marker that is no key of the bucket: an operation whose markers are all ignored could not be listed at all.
   */
  readonly ignoresStart?: number
  /** The key of `StartAfter` is listed again (rustfs#1165). */
  readonly returnsStart?: boolean
  /** The first key after a start key that does not exist is left out (MinIO#21463). */
  readonly skipsAfterAbsent?: boolean
  /** Requests before which a key is created or deleted. */
  readonly changes?: number
}
