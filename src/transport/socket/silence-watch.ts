/** The longest delay of a timer, 24 days. A longer one would fire at once. */
export const longestTimer = 2 ** 31 - 1

/** A silent connection is given up after 4 to 5 ticks. */
const TICKS = 4

/** What the watch looks at: each call counts one tick for every connection that waits for bytes. */
export interface Watched {
  /** Gives up connections that were silent for more than so many ticks. Returns whether any request is in flight. */
  tick(most: number): boolean
}

/**
 * One timer for all connections of a client, which finds those that are silent for too long. A timer per connection would
 * be set again with every read, and a page costs less without that.
 */
export class SilenceWatch {
  readonly #limit: number
  readonly #watched: Watched
  #timer: NodeJS.Timeout | undefined

  /** @param limit in milliseconds; 0, or more than a timer can hold, means none. */
  constructor(limit: number, watched: Watched) {
    this.#limit = limit
    this.#watched = watched
  }

  /** Call it with each request. */
  start(): void {
    if (this.#timer !== undefined || !(this.#limit > 0 && this.#limit <= longestTimer)) return
    this.#timer = setInterval(this.#tick, Math.max(1, this.#limit / TICKS))
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  readonly #tick = () => {
    if (!this.#watched.tick(TICKS)) this.stop()
  }
}
