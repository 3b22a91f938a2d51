import { platform } from '../../platform/index.js'

/** Milliseconds between two commits: each waits for the disk several times. */
const interval = 1000

/**
 * The checkpoint of the rows so far, until it is made durable. A run that is killed repeats a second of work at most, and
 * no row of it, because what follows the last durable checkpoint is cut off.
 */
export class PendingCommit {
  #checkpoint: string | undefined
  #committedAt = platform.elapsed()
  #hasNewerRows = false

  /** Called when rows were written that the checkpoint does not cover. */
  rowsWritten(): void {
    this.#hasNewerRows = true
  }

  /** Takes a checkpoint that covers all rows so far. Returns whether it is to be made durable now. */
  isDue(checkpoint: string): boolean {
    this.#checkpoint = checkpoint
    this.#hasNewerRows = false
    return platform.elapsed() - this.#committedAt >= interval
  }

  /** The checkpoint that covers all rows and is not durable yet; undefined if there is none. */
  get covering(): string | undefined {
    return this.#hasNewerRows ? undefined : this.#checkpoint
  }

  /** Called when the checkpoint is durable. */
  committed(): void {
    this.#checkpoint = undefined
    this.#committedAt = platform.elapsed()
  }
}
