import type { Io, Signal } from '../../terminal/index.js'

/**
 * Ctrl-C. The request in flight is aborted; a page that is being written is written to its end first, so that what was
 * written and what is resumed fit together.
 */
export class Stop {
  readonly #controller = new AbortController()
  readonly #release: () => void
  #isBusy = false
  #signal: Signal | undefined

  constructor(io: Io) {
    this.#release = io.onSignal((signal) => {
      this.#signal = signal
      if (!this.#isBusy) this.#controller.abort()
    })
  }

  get abortSignal(): AbortSignal {
    return this.#controller.signal
  }

  get isAsked(): boolean {
    return this.#signal !== undefined
  }

  /** Does something that is not left half done. */
  async whole<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#isBusy = true
    try {
      return await work()
    } finally {
      this.#isBusy = false
    }
  }

  /** Stops listening for signals. */
  release(): void {
    this.#release()
  }
}
