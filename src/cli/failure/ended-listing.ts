/** How far a listing got. */
export interface Reached {
  /** A sentence, such as `1,200 items on 12 pages were listed.` */
  readonly reached: string
  /** The command that continues; undefined if the listing has to start again. */
  readonly command: string | undefined
  /** Whether something was delivered before. */
  readonly hasDelivered: boolean
}

/** A listing that an error ended. */
export class EndedListing extends Error {
  override readonly name = 'EndedListing'

  constructor(
    cause: unknown,
    readonly progress: Reached,
  ) {
    super('the listing ended before its end', { cause })
  }
}
