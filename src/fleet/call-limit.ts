/** Lets at most so many calls be at work at once. The others wait, and go on in the order in which they came. */
export class CallLimit {
  #atWork = 0
  readonly #waiting = new Set<() => void>()

  constructor(private readonly most: number) {}

  /** Calls `fn` when there is a place; never after the signal was aborted. */
  async run<Result>(fn: () => Result | PromiseLike<Result>, signal: AbortSignal): Promise<Result> {
    if (this.#atWork >= this.most) await this.#place(signal)
    else this.#atWork++
    try {
      signal.throwIfAborted()
      return await fn()
    } finally {
      this.#free()
    }
  }

  /** @throws the reason of the signal, if it is aborted before there is a place. */
  #place(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', abort)
        resolve()
      }
      const abort = () => {
        this.#waiting.delete(enter)
        reject(signal.reason)
      }
      if (signal.aborted) return reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      this.#waiting.add(enter)
    })
  }

  /** Gives the place to the call that waits longest. */
  #free(): void {
    const [next] = this.#waiting
    if (!next) {
      this.#atWork--
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
