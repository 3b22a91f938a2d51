/** The memory of one worker, which it uses for one part after another. */
export class PartBuffer {
  #bytes: Uint8Array = new Uint8Array(0)

  /** Memory of this size. What it held before is overwritten. */
  of(size: number): Uint8Array {
    // Not of Node's shared pool, and only what is written to takes memory.
    if (this.#bytes.length < size) this.#bytes = Buffer.allocUnsafeSlow(size)
    return this.#bytes.subarray(0, size)
  }
}
