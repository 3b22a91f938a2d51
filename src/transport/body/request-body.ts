import { Readable } from 'node:stream'

/**
 * A request's body while it is sent. A handler pipes a stream and hears of no error in it: it would wait for the rest
 * until its time is up. And a service that refuses early leaves a body half sent, and its connection taken.
 */
export class RequestBody {
  readonly #stream: Readable | undefined
  readonly #controller: AbortController | undefined
  readonly #outer: AbortSignal | undefined
  readonly #failed: Promise<never> | undefined

  constructor(body: unknown, signal: AbortSignal | undefined) {
    this.#outer = signal
    if (!(body instanceof Readable)) return
    const controller = new AbortController()
    this.#stream = body
    this.#controller = controller
    this.#failed = new Promise((_, reject) => body.once('error', reject))
    this.#failed.catch(() => controller.abort())
    signal?.addEventListener('abort', this.#abort)
    if (signal?.aborted) this.#abort()
  }

  /** For the handler: aborted with the call, and when the body fails. */
  get signal(): AbortSignal | undefined {
    return this.#controller?.signal ?? this.#outer
  }

  /** The response, unless the body fails before. */
  race<T>(response: Promise<T>): Promise<T> {
    if (!this.#failed) return response
    response.catch(() => {})
    return Promise.race([this.#failed, response])
  }

  /** Ends what is still being sent. */
  release(): void {
    this.#outer?.removeEventListener('abort', this.#abort)
    if (!this.#stream || this.#stream.readableEnded) return
    this.#controller?.abort()
    this.#stream.destroy()
  }

  readonly #abort = () => this.#controller?.abort()
}
