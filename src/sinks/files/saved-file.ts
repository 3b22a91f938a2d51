import type { RunningProcess } from '../../platform/index.js'
import { platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'

/**
 * What is saved beside an unfinished file, in `<file>.partial.json`.
 *
 * @example
 * { nexttokenSink: 1, run: '7f0c…', fingerprint: 'a0b1…', writer: { host: 'build-7', pid: 4711, startedAt: '81723' },
 *   bytes: 183_021, rows: 2000, checkpoint: '{ "nexttokenCheckpoint": 1, … }' }
 */
export interface SavedFile {
  readonly nexttokenSink: 1
  /** Who began or continued the file: another run that continues it has another one. */
  readonly run: string
  /** The hash of the listing and of the file's layout; undefined if the file cannot be continued. */
  readonly fingerprint: string | undefined
  /** The process that writes the file; undefined if it left the file unfinished. */
  readonly writer: RunningProcess | undefined
  /** How much of the file belongs to the checkpoint; what follows is cut off. */
  readonly bytes: number
  /** Number of rows that were listed; rows that were appended to are not counted. */
  readonly rows: number
  /** undefined before the first one. */
  readonly checkpoint: string | undefined
  /** The file that is appended to, as it was at the beginning. */
  readonly base: { readonly size: number; readonly changedAt: number } | undefined
  /** True while the finished file is moved into its place. */
  readonly isMoving: boolean
  /** How much of `<file>.partial.groups` belongs to the checkpoint. */
  readonly groups: number
}

/** Returns what was saved; undefined if there is nothing, or nothing that can be read. */
export function readSavedFile(path: string): SavedFile | undefined {
  const bytes = platform.readFile(path)
  if (!bytes) return undefined
  try {
    const saved: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isObject(saved) && saved.nexttokenSink === 1 ? (saved as unknown as SavedFile) : undefined
  } catch {
    // A file that is replaced whole is never half written: somebody else's, or edited.
    return undefined
  }
}

export function writeSavedFile(path: string, saved: SavedFile): Promise<void> {
  return platform.replaceFile(path, `${JSON.stringify(saved)}\n`, `${path}.new`)
}
