import { Readable } from 'node:stream'

/**
 * A request body while it is sent. A handler that pipes a stream does not notice the stream's errors and would wait for
 * the rest until its timeout. And a service that refuses a request early leaves the body half sent and its connection in
 * use.
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

  /** For the handler: aborted with the call, or if the body fails. */
  get signal(): AbortSignal | undefined {
    return this.#controller?.signal ?? this.#outer
  }

  /** The response, unless the body fails first. */
  race<T>(response: Promise<T>): Promise<T> {
    if (!this.#failed) return response
    response.catch(() => {})
    return Promise.race([this.#failed, response])
  }

  /** Stops sending the rest. */
  release(): void {
    this.#outer?.removeEventListener('abort', this.#abort)
    if (!this.#stream || this.#stream.readableEnded) return
    this.#controller?.abort()
    this.#stream.destroy()
  }

  readonly #abort = () => this.#controller?.abort()
}
