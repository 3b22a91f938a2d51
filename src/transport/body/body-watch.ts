// The longest delay of a timer. A longer one would fire at once.
const longestTimer = 2 ** 31 - 1

export interface BodyLimits {
  /** Maximum milliseconds without a byte; 0 means no limit. */
  readonly stallLimit: number
  readonly signal?: AbortSignal | undefined
}

/** Cancels the reading of a body that is silent for too long, or whose call was aborted. */
export class BodyWatch {
  readonly #limits: BodyLimits
  readonly #cancel: (error: Error) => void
  #timer: NodeJS.Timeout | undefined

  constructor(limits: BodyLimits, cancel: (error: Error) => void) {
    this.#limits = limits
    this.#cancel = cancel
  }

  start(): void {
    const { stallLimit, signal } = this.#limits
    if (stallLimit > 0 && stallLimit <= longestTimer) this.#timer = setTimeout(this.#onStall, stallLimit)
    signal?.addEventListener('abort', this.#onAbort)
    if (signal?.aborted) this.#onAbort()
  }

  /** A chunk arrived. */
  touch(): void {
    this.#timer?.refresh()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#limits.signal?.removeEventListener('abort', this.#onAbort)
  }

  readonly #onStall = () => {
    const error = new Error(`no byte of the response's body arrived for ${this.#limits.stallLimit} ms`)
    this.#cancel(Object.assign(error, { name: 'TimeoutError' }))
  }

  readonly #onAbort = () => this.#cancel(new Error('aborted'))
}
