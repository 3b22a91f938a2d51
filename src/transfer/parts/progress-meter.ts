import type { TransferOptions } from '../contract/index.js'

interface Whole {
  readonly total: number | undefined
  readonly totalParts: number | undefined
}

/** Counts what was transferred, and tells the caller. */
export class ProgressMeter {
  #bytes = 0
  #parts = 0

  constructor(
    private readonly onProgress: TransferOptions['onProgress'],
    private readonly whole: Whole,
  ) {}

  get bytes(): number {
    return this.#bytes
  }

  get parts(): number {
    return this.#parts
  }

  /** A negative number takes back what has to be received again. */
  add(bytes: number, parts: number): void {
    if (bytes === 0 && parts === 0) return
    this.#bytes += bytes
    this.#parts += parts
    this.onProgress?.({ bytes: this.#bytes, parts: this.#parts, ...this.whole })
  }
}
