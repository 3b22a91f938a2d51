const SMALLEST = 64 * 1024
/** A buffer beyond this size is dropped after its response, so that an idle connection does not hold it. */
const LARGEST_KEPT = 4 * 1024 * 1024
/** What a promised length may reserve at once: a server can promise anything. */
const MOST_RESERVED = 16 * 1024 * 1024

/** The bytes of a body, in a buffer that grows and is used again for the next body. */
export class BodyBuffer {
  length = 0
  #bytes: Buffer | undefined

  clear(): void {
    this.length = 0
    if (this.#bytes !== undefined && this.#bytes.length > LARGEST_KEPT) this.#bytes = undefined
  }

  /** Makes room for a body of a promised length. */
  reserve(length: number): void {
    this.#grow(Math.min(length, MOST_RESERVED))
  }

  append(source: Buffer, from: number, to: number): void {
    const length = this.length + to - from
    const bytes = this.#bytes !== undefined && length <= this.#bytes.length ? this.#bytes : this.#grow(length)
    source.copy(bytes, this.length, from, to)
    this.length = length
  }

  view(): Uint8Array {
    return this.#bytes === undefined
      ? new Uint8Array(0)
      : new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.length)
  }

  #grow(length: number): Buffer {
    const old = this.#bytes
    if (old !== undefined && length <= old.length) return old
    const bytes = Buffer.allocUnsafeSlow(Math.max(SMALLEST, length, 2 * this.length))
    old?.copy(bytes, 0, 0, this.length)
    this.#bytes = bytes
    return bytes
  }
}
