import { NextTokenError } from '../../errors/index.js'
import { type FileFacts, type OutputFile, outputFiles, platform, whileLocked } from '../../platform/index.js'
import { hashOf, type SinkOptions } from '../contract/index.js'
import { onFile } from './on-file.js'
import { readSavedFile, type SavedFile, writeSavedFile } from './saved-file.js'

/** The unfinished files that this process writes. */
const open = new Set<string>()

/** What is written now: the listing, and the file that it is appended to. */
interface Now {
  readonly fingerprint: string | undefined
  readonly base: SavedFile['base']
}

/** What is written with a checkpoint. */
export interface FilePoint {
  readonly rows: number
  readonly checkpoint: string | undefined
  readonly groups?: number
}

/**
 * A file that is written beside its place, as `<file>.partial`, and moved there when it is finished. What was committed of
 * it survives the process, together with the listing's checkpoint.
 */
export class PartialFile {
  /** Where the bytes go next. */
  #size = 0
  #file: OutputFile | undefined
  #saved: SavedFile | undefined
  /** The place of the file, links followed. */
  #place = ''
  /** True while nobody else may write the file. */
  #isMine = false
  /** The write that was begun last. Errors are thrown by the next one. */
  #writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly target: string,
    private readonly options: SinkOptions,
  ) {}

  get size(): number {
    return this.#size
  }

  get path(): string {
    return `${this.#place}.partial`
  }

  get #statePath(): string {
    return `${this.path}.json`
  }

  /** The file that is appended to; undefined if there is none, or if it is replaced. */
  get base(): SavedFile['base'] {
    return this.#saved?.base
  }

  get place(): string {
    return this.#place
  }

  /**
   * Begins. Returns what an earlier unfinished run has saved of the same listing; undefined if the file begins anew.
   *
   * @throws NextTokenError `InvalidTarget`, `TargetConflict`, `TargetFailed`.
   */
  open(fingerprint: string | undefined): Promise<SavedFile | undefined> {
    return onFile(this.target, async () => {
      const facts = outputFiles.fileFacts(this.target)
      if (facts) refuseUnwritable(this.target, facts)
      this.#place = outputFiles.placeOf(this.target)
      const base =
        facts && this.options.mode === 'append' ? { size: facts.size, changedAt: facts.changedAt } : undefined
      const found = await whileLocked(`${this.path}.lock`, () => this.#claim({ fingerprint, base }))
      if (found) await this.#continue(found)
      else await this.#begin(facts?.mode)
      return found
    })
  }

  /** Makes the unfinished file this run's. Returns what is continued. */
  async #claim(now: Now): Promise<SavedFile | undefined> {
    const before = readSavedFile(this.#statePath)
    if (open.has(this.path) || (before?.writer && outputFiles.isRunning(before.writer)))
      throw this.#conflict(before)
    open.add(this.path)
    this.#isMine = true
    const { fingerprint, base } = now
    const found = this.options.restart ? undefined : this.#continuable(before, now)
    const rest = found ?? { bytes: 0, rows: 0, checkpoint: undefined, isMoving: false, groups: 0, base }
    this.#saved = {
      ...rest,
      nexttokenSink: 1,
      run: platform.randomUuid(),
      fingerprint: fingerprint && hashOf(fingerprint),
      writer: outputFiles.thisProcess(),
    }
    if (!found) await outputFiles.removeFile(this.path)
    if (!found || !this.#isMoved(found)) await this.#save({ isMoving: false })
    return found
  }

  #conflict(before: SavedFile | undefined): NextTokenError {
    const { pid } = before?.writer ?? {}
    const who =
      open.has(this.path) || pid === undefined ? 'another listing of this process' : `process ${pid}`
    const problem = `${this.target} is being written by ${who}. Wait until it has ended, or choose another target`
    return new NextTokenError('TargetConflict', problem)
  }

  #continuable(before: SavedFile | undefined, now: Now): SavedFile | undefined {
    if (!before || before.checkpoint === undefined || now.fingerprint === undefined) return undefined
    if (before.fingerprint !== hashOf(now.fingerprint)) return undefined
    const partial = outputFiles.fileFacts(this.path)
    if (this.#isMoved(before)) {
      return outputFiles.fileFacts(this.#place)?.size === before.bytes ? before : undefined
    }
    const hasBase = before.base?.size === now.base?.size && before.base?.changedAt === now.base?.changedAt
    const groups = outputFiles.fileFacts(`${this.path}.groups`)?.size ?? 0
    const isWhole = partial !== undefined && partial.size >= before.bytes && groups >= before.groups
    return isWhole && hasBase ? before : undefined
  }

  /** Moved, but the process ended before it could remove what was saved. */
  #isMoved({ isMoving }: SavedFile): boolean {
    return isMoving && !outputFiles.fileFacts(this.path)
  }

  async #continue(found: SavedFile): Promise<void> {
    this.#size = found.bytes
    if (this.#isMoved(found)) return
    this.#file = await outputFiles.openOutput(this.path, { isNew: false })
    await this.#file.truncate(found.bytes)
  }

  async #begin(mode: number | undefined): Promise<void> {
    const base = this.#saved?.base
    if (base) await outputFiles.copyWhole(this.#place, this.path)
    this.#file = await outputFiles.openOutput(this.path, {
      isNew: !base,
      ...(mode === undefined ? {} : { mode }),
    })
    this.#size = base?.size ?? 0
  }

  /** Writes bytes at the end, while the caller makes the next ones. */
  async append(bytes: Uint8Array | Promise<Uint8Array>): Promise<void> {
    const before = this.#writing
    const writing = (async () => {
      await before
      const ready = await bytes
      await this.#file?.write(ready, this.#size)
      this.#size += ready.length
    })()
    this.#writing = writing
    writing.catch(() => {})
    await onFile(this.target, () => before)
  }

  /** Makes everything that was appended durable, and then the checkpoint. */
  commit(point: FilePoint): Promise<void> {
    return onFile(this.target, async () => {
      await this.#sync()
      await this.#save({ ...point, bytes: this.#size })
    })
  }

  async #sync(): Promise<void> {
    await this.#writing
    await this.#file?.sync()
    const now = readSavedFile(this.#statePath)
    if (now?.run === this.#saved?.run) return
    this.#release()
    throw this.#conflict(now)
  }

  /**
   * Moves the finished file into its place. If the process ends between the steps, the next run continues or, if nothing
   * is appended, begins anew; what was appended once is not appended again.
   */
  finish(point: FilePoint): Promise<void> {
    return onFile(this.target, async () => {
      const file = this.#file
      if (file) {
        await this.#sync()
        const checkpoint = point.checkpoint ?? this.#saved?.checkpoint
        if (this.options.mode === 'append' && checkpoint !== undefined)
          await this.#save({ ...point, checkpoint, bytes: this.#size, isMoving: true })
        this.#checkBase()
        this.#file = undefined
        await file.close()
        await outputFiles.moveFile(this.path, this.#place)
      }
      await this.#remove()
    })
  }

  /**
   * Leaves the file as it is, if it can be continued; otherwise removes it. `commit` saves what is not saved yet. Errors
   * are passed over, because the caller has one already.
   */
  async abandon(commit: () => Promise<void>): Promise<void> {
    if (this.#isMine) await commit().catch(() => {})
    await this.#writing.catch(() => {})
    await this.#file?.close().catch(() => {})
    this.#file = undefined
    if (!this.#isMine) return
    const isContinued = this.#saved?.checkpoint !== undefined
    if (!isContinued) return this.#remove().catch(() => {})
    await this.#save({ writer: undefined }).catch(() => {})
    this.#release()
  }

  async #remove(): Promise<void> {
    this.#release()
    const state = this.#statePath
    for (const path of [this.path, `${this.path}.groups`, `${state}.new`, state])
      await outputFiles.removeFile(path)
  }

  #release(): void {
    open.delete(this.path)
    this.#isMine = false
  }

  #checkBase(): void {
    const base = this.#saved?.base
    const now = outputFiles.fileFacts(this.#place)
    if (!base || (now?.size === base.size && now.changedAt === base.changedAt)) return
    const problem = `${this.target} was changed while rows were appended to it. Append again, or choose another target`
    throw new NextTokenError('TargetConflict', problem)
  }

  async #save(change: Partial<SavedFile>): Promise<void> {
    if (!this.#saved) return
    this.#saved = { ...this.#saved, ...change }
    await writeSavedFile(this.#statePath, this.#saved)
  }
}

/** A finished file takes the other one's place, which would replace a read-only one too. */
function refuseUnwritable(target: string, { isFile, mode }: FileFacts): void {
  if (isFile && (mode & 0o222) !== 0) return
  const problem = isFile
    ? `${target} is read-only. Make it writable, or pass another path`
    : `${target} is not a file. Pass the path of a file`
  throw new NextTokenError('InvalidTarget', problem)
}
