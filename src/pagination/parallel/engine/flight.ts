import { afterRequest, type RequestWindow, startWindow } from './request-window.js'

/** The requests of a loop that are in flight, and how many may be. */
export class Flight {
  /** The most requests that were in flight at once. */
  mostInFlight = 0
  window: RequestWindow
  #inFlight = 0
  /** Requests whose end is not known to the consumer yet: a few turns more than they are in flight. */
  #running = 0

  constructor(
    most: number,
    /** Called when a request has ended; with what it threw, which nothing expects. */
    private readonly onEnd: (fault: { readonly error: unknown } | undefined) => void,
  ) {
    this.window = startWindow(most)
  }

  get inFlight(): number {
    return this.#inFlight
  }

  /** True if nothing arrives unless something is requested. */
  get isQuiet(): boolean {
    return this.#running === 0
  }

  /** `ended` resolves when all of a request's result was taken, after `land`. */
  send(ended: Promise<void>): void {
    this.#inFlight++
    this.#running++
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight)
    const end = (fault: { readonly error: unknown } | undefined) => {
      this.#running--
      this.onEnd(fault)
    }
    ended.then(
      () => end(undefined),
      (error: unknown) => end({ error }),
    )
  }

  /** A request is no longer in flight. */
  land(): void {
    this.#inFlight--
  }

  /** How often the service throttled it decides how many may follow. */
  learn(throttles: number): void {
    this.window = afterRequest(this.window, { throttles, inFlight: this.#inFlight })
  }
}
