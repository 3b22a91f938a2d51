import { BodyBuffer } from './body-buffer.js'
import { ChunkReader } from './chunk-reader.js'
import { HeadCollector } from './head-collector.js'
import { HeadReader, isBodiless } from './head-reader.js'
import { IncompleteResponse } from './incomplete-response.js'
import { MalformedResponse } from './malformed-response.js'
import type { WholeResponse } from './whole-response.js'

/** What the next byte belongs to; `idle`: to nothing. */
type Part = 'idle' | 'head' | 'counted body' | 'chunked body' | 'body until the end'

const noBytes = new Uint8Array(0)

/**
 * Reads one response after another from the bytes of one connection: `expect` when a request is sent, `push` for its
 * bytes, `end` when the connection ended. After an error the connection must be closed, and the reader with it.
 *
 * A body is not decoded here, and bytes that follow a response are an error, because nothing is asked for in advance.
 */
export class ResponseReader {
  /** Whether the connection can carry another request after this response. */
  keepsAlive = false
  /** Whether a byte of the current response has arrived. */
  hasBegun = false
  /** Whether the head of the current response is complete. */
  hasHead = false
  #part: Part = 'idle'
  #method = ''
  #response: WholeResponse | undefined
  /** Bytes of a counted body that have not arrived. */
  #missing = 0
  readonly #collector = new HeadCollector()
  readonly #head = new HeadReader()
  readonly #body = new BodyBuffer()
  readonly #chunks = new ChunkReader(this.#body)

  /** The response after 'done', until `release` or `expect`. */
  get response(): WholeResponse {
    if (this.#response === undefined) throw new Error('there is no response yet')
    return this.#response
  }

  /** Seconds after which the server closes the idle connection, if it said so: `Keep-Alive: timeout=5`. */
  get keepAliveHint(): number | undefined {
    return this.#head.keepAliveHint
  }

  /** Prepares for the response to a request of this method, which decides whether a body follows. */
  expect(method: string): void {
    if (this.#part !== 'idle') throw new Error('the response before is not complete')
    this.release()
    this.#method = method
    this.#part = 'head'
    this.keepsAlive = false
    this.hasBegun = false
    this.hasHead = false
  }

  /** Drops the response that was handed out. A large buffer of its body goes with it; a small one is used again. */
  release(): void {
    if (this.#part !== 'idle') return
    this.#response = undefined
    this.#body.clear()
  }

  /**
   * The first `length` bytes of `bytes` arrived. They are copied where they are needed later, except for the body of a
   * response that they complete: see `WholeResponse`.
   */
  push(bytes: Buffer, length: number): 'more' | 'done' {
    if (length === 0) return 'more'
    if (this.#part === 'idle') throw this.#stray()
    this.hasBegun = true
    if (this.hasHead) return this.#readBody(bytes, 0, length)
    const at = this.#readHead(bytes, length)
    if (at === -1) return 'more'
    return this.#readWhole(bytes, at, length) ?? this.#readBody(bytes, at, length)
  }

  /** The connection ended: so does a body without a length. Throws an `IncompleteResponse` for any other response. */
  end(): 'done' {
    if (this.#part !== 'body until the end') throw this.#incomplete()
    return this.#finish(this.#body.view(), 0, 0)
  }

  /** Reads a head, and any interim responses before it. Gives where it ends; -1 if it is not complete. */
  #readHead(bytes: Buffer, length: number): number {
    let at = 0
    for (;;) {
      at = this.#collector.find(bytes, at, length)
      if (at === -1) return at
      this.#head.read(this.#collector.text)
      if (this.#head.statusCode >= 200) break
      this.#checkInterim()
    }
    this.hasHead = true
    this.keepsAlive = this.#head.keepsAlive
    return at
  }

  #checkInterim(): void {
    const { statusCode, keepsAlive, promisesBody } = this.#head
    if (statusCode !== 101 && keepsAlive && !promisesBody) return
    const problem = statusCode === 101 ? 'it switches protocols' : 'it is interim, and closes or has a body'
    throw new MalformedResponse(problem, 'byte 0 of its head')
  }

  /** Reads a body that is empty or has arrived with its head; or else prepares for the kind of body that follows. */
  #readWhole(bytes: Buffer, at: number, length: number): 'done' | undefined {
    const { statusCode, isChunked, contentLength } = this.#head
    if (this.#method === 'HEAD' || contentLength === 0 || isBodiless(statusCode)) {
      return this.#finish(noBytes, at, length)
    }
    if (isChunked) {
      this.#part = 'chunked body'
      this.#chunks.start(at)
    } else if (contentLength === -1) {
      this.#part = 'body until the end'
      this.keepsAlive = false
    } else if (length - at >= contentLength) {
      const body = new Uint8Array(bytes.buffer, bytes.byteOffset + at, contentLength)
      return this.#finish(body, at + contentLength, length)
    } else {
      this.#part = 'counted body'
      this.#missing = contentLength
      this.#body.reserve(contentLength)
    }
    return undefined
  }

  #readBody(bytes: Buffer, at: number, length: number): 'more' | 'done' {
    if (this.#part === 'chunked body') {
      const end = this.#chunks.read(bytes, at, length)
      return end === -1 ? 'more' : this.#finish(this.#body.view(), end, length)
    }
    if (this.#part === 'body until the end') {
      this.#body.append(bytes, at, length)
      return 'more'
    }
    const end = Math.min(length, at + this.#missing)
    this.#body.append(bytes, at, end)
    this.#missing -= end - at
    return this.#missing > 0 ? 'more' : this.#finish(this.#body.view(), end, length)
  }

  /** The response ends at `at`, and so must the bytes. */
  #finish(body: Uint8Array, at: number, length: number): 'done' {
    const { statusCode, headers } = this.#head
    this.#response = { statusCode, headers, body }
    this.#part = 'idle'
    if (at < length) throw this.#stray()
    return 'done'
  }

  #stray(): MalformedResponse {
    const length = this.#response?.body.length
    return length === undefined
      ? new MalformedResponse('it came without a request', 'byte 0')
      : new MalformedResponse('more bytes follow it', `its end, after a body of ${length} bytes`)
  }

  #incomplete(): IncompleteResponse {
    const { contentLength } = this.#head
    const arrived = this.#body.length
    if (!this.hasBegun) return new IncompleteResponse('nothing of it arrived')
    if (!this.hasHead) return new IncompleteResponse('its head is not complete')
    const promised = contentLength === -1 ? 'the last chunk is missing' : `${contentLength} were promised`
    return new IncompleteResponse(`${arrived} bytes of its body arrived, and ${promised}`)
  }
}
