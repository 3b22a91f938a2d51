import { getMember, isObjectOrList, isWebStream, messageOf } from '../../values/index.js'
import { raceAbort } from '../parts/index.js'
import { asBytes } from './bytes-source.js'
import { type PartSource, sourceFailed } from './part-source.js'

/** What can be read once, chunk by chunk; undefined if the body is not such a thing. */
export function streamSource(body: unknown, promised: unknown): PartSource | undefined {
  const chunks = isWebStream(body) ? chunksOf(body) : isAsyncIterable(body) ? body : undefined
  if (!chunks) return undefined
  const size = typeof promised === 'number' ? promised : undefined
  return new StreamSource(body, chunks[Symbol.asyncIterator](), size)
}

/** Reads a stream one part after another, in the order in which they were asked for. */
class StreamSource implements PartSource {
  /** What was received and not taken yet. */
  #rest: Uint8Array = new Uint8Array(0)
  #taken = 0
  #isAtEnd = false
  /** The part that was asked for last. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly body: unknown,
    private readonly chunks: AsyncIterator<unknown>,
    readonly size: number | undefined,
  ) {}

  take(
    size: number,
    buffer: { of(size: number): Uint8Array },
    signal: AbortSignal,
  ): Promise<Uint8Array | undefined> {
    const part = this.#last.then(() => this.#fill(buffer.of(size), signal))
    this.#last = part.catch(() => {})
    return part
  }

  async #fill(into: Uint8Array, signal: AbortSignal): Promise<Uint8Array | undefined> {
    let filled = 0
    while (filled < into.length && (this.#rest.length > 0 || (await this.#receive(signal)))) {
      const chunk = this.#rest.subarray(0, into.length - filled)
      into.set(chunk, filled)
      filled += chunk.length
      this.#rest = this.#rest.subarray(chunk.length)
    }
    this.#taken += filled
    this.#checkLength()
    return filled === 0 ? undefined : into.subarray(0, filled)
  }

  async #receive(signal: AbortSignal): Promise<boolean> {
    if (this.#isAtEnd) return false
    const { done, value } = await this.#next(signal)
    if (done) {
      this.#isAtEnd = true
      return false
    }
    const bytes = asBytes(value)
    if (!bytes) {
      const got = value === null ? 'null' : `a value of type ${typeof value}`
      throw sourceFailed(`the stream gave ${got}; it must give bytes or text`)
    }
    this.#rest = bytes
    return bytes.length > 0 || this.#receive(signal)
  }

  async #next(signal: AbortSignal): Promise<IteratorResult<unknown>> {
    const next = this.chunks.next().catch((cause) => {
      throw sourceFailed(`the stream failed after ${this.#taken} bytes (${messageOf(cause)})`, cause)
    })
    return raceAbort(next, signal)
  }

  /** Too many bytes are noticed with the part that has them: an upload is completed only after its last part. */
  #checkLength(): void {
    const { size } = this
    const received = this.#taken + this.#rest.length
    if (size === undefined || (received <= size && !(this.#isAtEnd && received < size))) return
    const has = received > size ? 'more than' : `only ${received} of`
    throw sourceFailed(`the stream has ${has} the ${size} bytes promised; correct ContentLength or omit it`)
  }

  async check(): Promise<void> {}

  close(): void {
    if (this.#isAtEnd) return
    // A stream of Node that waits for its next chunk ends its iterator only when it is destroyed.
    const destroy = getMember(this.body, 'destroy')
    if (typeof destroy === 'function') destroy.call(this.body)
    void this.chunks.return?.().catch(() => {})
  }
}

function isAsyncIterable(body: unknown): body is AsyncIterable<unknown> {
  return isObjectOrList(body) && typeof Reflect.get(body, Symbol.asyncIterator) === 'function'
}

/** Web streams of other implementations than Node's are not iterable. */
async function* chunksOf(stream: ReadableStream<unknown>): AsyncGenerator<unknown> {
  const reader = stream.getReader()
  let isAtEnd = false
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    isAtEnd = true
  } finally {
    if (!isAtEnd) await reader.cancel().catch(() => {})
  }
}
