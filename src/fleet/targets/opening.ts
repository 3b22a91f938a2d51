/** What ends the opening of accounts before they are open. */
export interface OpeningEnds {
  /** The caller's signal. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds left. @default no limit */
  readonly timeLeft?: (() => number) | undefined
}

/** The time in which accounts are opened. It ends with the run, by the caller's signal, or at the deadline. */
export class Opening {
  readonly #controller = new AbortController()
  readonly #ends: OpeningEnds
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLate = false

  constructor(ends: OpeningEnds) {
    this.#ends = ends
  }

  /** Aborted at the end. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** True if the deadline ended it, and nothing else has. */
  get isLate(): boolean {
    return this.#isLate && !this.#ends.signal?.aborted
  }

  /** Begins to watch for the end. */
  begin(): void {
    const { signal } = this.#ends
    signal?.addEventListener('abort', this.#abort)
    if (signal?.aborted) this.#abort()
    this.#watchTime()
  }

  /** Aborts what is still in flight, which would keep the process alive. */
  close(): void {
    clearTimeout(this.#timer)
    this.#ends.signal?.removeEventListener('abort', this.#abort)
    this.#controller.abort()
  }

  readonly #abort = () => this.#controller.abort(this.#ends.signal?.reason)

  #watchTime(): void {
    const left = this.#ends.timeLeft?.()
    if (left === undefined || this.signal.aborted) return
    if (left > 0) {
      // A longer timer would fire at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
      this.#timer = setTimeout(() => this.#watchTime(), Math.min(Math.ceil(left), 2 ** 31 - 1))
      return
    }
    this.#isLate = true
    this.#controller.abort()
  }
}
