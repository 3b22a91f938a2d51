interface Waiting {
  readonly due: number
  readonly wake: () => void
}

/**
 * Time that passes only when everybody waits: then it jumps to the next moment for which somebody waits. An hour of
 * latencies takes as long as the work in between, and the order of events is the same in every run.
 */
export class VirtualTime {
  #now = 0
  #isMoving = false
  /** Sorted by `due`; those of the same moment in the order in which they came. */
  readonly #waiting: Waiting[] = []

  get now(): number {
    return this.#now
  }

  /** @throws the signal's reason, at once when it is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(signal?.reason)
      }
      const wake = () => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }
      const waiting = { due: this.#now + milliseconds, wake }
      signal?.addEventListener('abort', abort, { once: true })
      this.#add(waiting)
      this.#move()
    })
  }

  #add(waiting: Waiting): void {
    let index = this.#waiting.length
    while (index > 0 && (this.#waiting[index - 1]?.due ?? 0) > waiting.due) index--
    this.#waiting.splice(index, 0, waiting)
  }

  /** An immediate runs when no promise is left that could go on without it. */
  #move(): void {
    if (this.#isMoving) return
    this.#isMoving = true
    setImmediate(() => {
      this.#isMoving = false
      const next = this.#waiting.shift()
      if (!next) return
      this.#now = next.due
      next.wake()
      if (this.#waiting.length > 0) this.#move()
    })
  }
}
