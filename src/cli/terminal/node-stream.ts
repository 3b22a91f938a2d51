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

  async write(text: string | Uint8Array): Promise<void> {
    const stream = this.#opened
    if (this.#failure) throw this.#failure
    if (stream.write(text)) return
    await new Promise<void>((resolve) => {
      const go = () => {
        stream.off('drain', go)
        stream.off('close', go)
        resolve()
      }
      stream.on('drain', go)
      stream.on('close', go)
    })
    if (this.#failure) throw this.#failure
  }

  async flush(): Promise<void> {
    if (!this.#stream) return
    if (!this.#failure) await new Promise<void>((resolve) => this.#stream?.write('', () => resolve()))
    if (this.#failure) throw this.#failure
  }

  get #opened(): NodeJS.WriteStream {
    if (this.#stream) return this.#stream
    const stream = this.open()
    // Without a listener, Node would end the process with a stack trace.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure ??= closed.has(error.code) ? new ClosedPipe() : error
    })
    this.#stream = stream
    return stream
  }
}
