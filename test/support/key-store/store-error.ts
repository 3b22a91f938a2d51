/** What the store answers instead of a page; with status 0 the connection breaks before an answer. */
export class StoreError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }

  /** As the client judges it: another attempt may succeed. */
  get isTransient(): boolean {
    return this.status === 0 || this.status >= 500
  }

  get isThrottle(): boolean {
    return this.code === 'SlowDown'
  }
}
