/** What a division may ask the service for, besides the pages of its pieces. */
export interface Lookup {
  /**
   * All items of another listing of the service.
   *
   * @throws LookupEnded if the loop ended meanwhile, or its deadline is too near; what the request threw.
   */
  list(operation: string, input: Readonly<Record<string, unknown>>): Promise<readonly unknown[]>
  /** Waits, at most until the deadline or the end of the loop. */
  wait(milliseconds: number): Promise<void>
}

/** A lookup did not come to its end, because the loop did. */
export class LookupEnded extends Error {
  override readonly name = 'LookupEnded'

  constructor(readonly by: 'deadline' | 'stop') {
    super(`the listing ended by its ${by}`)
  }
}
