import { platform } from '../../platform/index.js'
import { mebibyte } from '../parts/index.js'
import type { PartWriter } from './target.js'

interface FilePart {
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Where the part begins in the file. */
  readonly start: number
  readonly countsCrc32: boolean
  /** Called with the CRC-32 of the part. */
  onFinished(crc32: number): Promise<void>
}

/** Writes one part into a file. A response arrives in small pieces, and each write has a price. */
export class FilePartWriter implements PartWriter {
  readonly #buffer = Buffer.allocUnsafeSlow(mebibyte)
  #gathered = 0
  #position: number
  #crc32 = 0

  constructor(private readonly part: FilePart) {
    this.#position = part.start
  }

  write(bytes: Uint8Array): Promise<void> | void {
    if (this.part.countsCrc32) this.#crc32 = platform.crc32(bytes, this.#crc32)
    if (this.#gathered + bytes.length > this.#buffer.length) return this.#writeBoth(bytes)
    this.#buffer.set(bytes, this.#gathered)
    this.#gathered += bytes.length
  }

  async #writeBoth(bytes: Uint8Array): Promise<void> {
    await this.#flush()
    if (bytes.length > this.#buffer.length) return this.#put(bytes)
    this.#buffer.set(bytes)
    this.#gathered = bytes.length
  }

  async #flush(): Promise<void> {
    const bytes = this.#buffer.subarray(0, this.#gathered)
    this.#gathered = 0
    await this.#put(bytes)
  }

  async #put(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    const position = this.#position
    this.#position += bytes.length
    await this.part.write(bytes, position)
  }

  restart(): void {
    this.#gathered = 0
    this.#position = this.part.start
    this.#crc32 = 0
  }

  async finish(): Promise<void> {
    await this.#flush()
    await this.part.onFinished(this.#crc32)
  }
}
