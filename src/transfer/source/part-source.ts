import { NextTokenError } from '../../errors/index.js'
import type { PartBuffer } from '../parts/index.js'

/** Where the parts of an upload come from. */
export interface PartSource {
  /** Number of bytes; undefined if it is only known at the end. */
  readonly size: number | undefined
  /**
   * The next bytes: as many as asked for unless the source ends before, and undefined at its end. Calls may overlap; the
   * first one has the first bytes.
   *
   * @param buffer Where the bytes may lie. They are valid until it is used again.
   */
  take(size: number, buffer: PartBuffer, signal: AbortSignal): Promise<Uint8Array | undefined>
  /** Called when everything was read. Throws if it changed meanwhile. */
  check(): Promise<void>
  /** Lets go of the source, read to its end or not. */
  close(): void
}

/** A body or a file that could not be read, or that is not what was promised. */
export function sourceFailed(problem: string, cause?: unknown): NextTokenError {
  return new NextTokenError('SourceFailed', problem, { service: 's3', cause })
}
