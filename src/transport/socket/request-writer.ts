import type { Socket } from 'node:net'
import type { PlainRequest } from './plain-request.js'

/** Bodies are written in pieces of this size, so that one of 100 MB neither blocks the process nor looks like silence. */
const PIECE = 64 * 1024

/** Writes the requests of one connection. A request of usual size is one write. */
export class RequestWriter {
  readonly #socket: Socket
  readonly #onProgress: () => void
  #rest: Uint8Array | undefined

  /** @param onProgress called when a piece of a large body has been sent. */
  constructor(socket: Socket, onProgress: () => void) {
    this.#socket = socket
    this.#onProgress = onProgress
  }

  /** Whether the whole request has been handed to the operating system. */
  get isDone(): boolean {
    return this.#rest === undefined && this.#socket.writableLength === 0
  }

  write({ head, body }: PlainRequest): void {
    const socket = this.#socket
    if (body === undefined) socket.write(head, 'latin1')
    else if (typeof body !== 'string') this.#writeBytes(head, body)
    else if (body.length <= PIECE && Buffer.byteLength(body) === body.length)
      socket.write(head + body, 'latin1')
    else this.#writeBytes(head, Buffer.from(body))
  }

  #writeBytes(head: string, bytes: Uint8Array): void {
    const socket = this.#socket
    socket.cork()
    socket.write(head, 'latin1')
    if (bytes.byteLength <= PIECE) socket.write(bytes)
    else {
      this.#rest = bytes
      this.#writePiece()
    }
    socket.uncork()
  }

  #writePiece(): void {
    const rest = this.#rest
    if (rest === undefined) return
    this.#rest = rest.byteLength > PIECE ? rest.subarray(PIECE) : undefined
    this.#socket.write(rest.subarray(0, PIECE), this.#onWritten)
  }

  readonly #onWritten = (error?: Error | null) => {
    // After an error the connection is closed, which ends the request.
    if (error) return
    this.#onProgress()
    this.#writePiece()
  }
}

/**
 * How many bytes the operating system has not taken. Node's own timeout of a socket looks at the same number, which is
 * not in its documentation; without it, each piece counts.
 */
export function unsentBytes(socket: Socket): number {
  const handle: unknown = Reflect.get(socket, '_handle')
  const size: unknown = typeof handle === 'object' && handle !== null && Reflect.get(handle, 'writeQueueSize')
  return typeof size === 'number' ? size : 0
}
