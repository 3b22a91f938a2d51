import { ClosedPipe } from './closed-pipe.js'
import type { Stream } from './io.js'

/** Node's codes for a pipe that nobody reads; the second one is that of Windows. */
const closed: ReadonlySet<unknown> = new Set(['EPIPE', 'EOF'])
const usualWidth = 80

/** One of the process's streams. It is opened with its first use: that costs a millisecond. */
export class NodeStream implements Stream {
  #stream: NodeJS.WriteStream | undefined
  #failure: Error | undefined

  constructor(private readonly open: () => NodeJS.WriteStream) {}

  get isTerminal(): boolean {
    return this.#opened.isTTY === true
  }

  get width(): number {
    return this.#opened.columns || usualWidth
  }

  /** Waits until the text has left the process: an error of a file or a pipe is that of this text, and of no later one. */
  async write(text: string | Uint8Array): Promise<void> {
    const stream = this.#opened
    if (this.#failure) throw this.#failure
    await new Promise<void>((resolve) => stream.write(text, (error) => this.#settle(error, resolve)))
    if (this.#failure) throw this.#failure
  }

  async flush(): Promise<void> {
    if (this.#failure) throw this.#failure
    if (this.#stream) await this.write('')
  }

  #settle(error: Error | null | undefined, done: () => void): void {
    if (error) this.#fail(error)
    done()
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#failure ??= closed.has(error.code) ? new ClosedPipe() : error
  }

  get #opened(): NodeJS.WriteStream {
    if (this.#stream) return this.#stream
    const stream = this.open()
    // Without a listener, Node would end the process with a stack trace.
    stream.on('error', (error: NodeJS.ErrnoException) => this.#fail(error))
    this.#stream = stream
    return stream
  }
}
