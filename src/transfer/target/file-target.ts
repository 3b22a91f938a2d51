import { NextTokenError } from '../../errors/index.js'
import { type OutputFile, openInput, outputFiles, platform, whileLocked } from '../../platform/index.js'
import { mebibyte } from '../parts/index.js'
import { FilePartWriter } from './file-part-writer.js'
import { onFile } from './on-file.js'
import {
  appendPart,
  type LoggedPart,
  type LogHead,
  type PartLog,
  readPartLog,
  writePartLog,
} from './part-log.js'
import { rightParts } from './right-parts.js'
import type { BytesCheck, PartWriter, Target, TargetPlan } from './target.js'

/** The unfinished downloads of this process that can be resumed. */
const open = new Set<string>()

/**
 * A file that is written beside its place and moved there when it is complete. With `resume` it is `<file>.partial`, and
 * `<file>.partial.log` says which parts it has; otherwise its name is made up, as nobody needs to find it again.
 */
export class FileTarget implements Target {
  readonly #place: string
  readonly #path: string
  readonly #mode: number | undefined
  #file: OutputFile | undefined
  /** The plan; undefined until this download has begun. */
  #plan: TargetPlan | undefined
  #bytesCheck: BytesCheck | undefined
  /** Whether no other call may write the file meanwhile. */
  #isMine = false
  #logSize = 0
  /** The line of the log that is written last. */
  #logging: Promise<void> = Promise.resolve()

  private constructor(
    private readonly target: string,
    private readonly resumes: boolean,
  ) {
    const facts = outputFiles.fileFacts(target)
    if (facts && !facts.isFile) throw notAFile(target)
    if (facts && (facts.mode & 0o222) === 0) throw readOnly(target)
    this.#place = outputFiles.placeOf(target)
    this.#mode = facts?.mode
    this.#path = `${this.#place}${resumes ? '' : `.${platform.randomUuid().slice(0, 8)}`}.partial`
  }

  /** @throws NextTokenError `InvalidTarget` for a place that cannot be written. */
  static async at(target: string, resumes: boolean): Promise<FileTarget> {
    return onFile(target, () => new FileTarget(target, resumes))
  }

  get #logPath(): string {
    return `${this.#path}.log`
  }

  open(plan: TargetPlan, check: BytesCheck | undefined): ReturnType<Target['open']> {
    this.#bytesCheck = check
    return onFile(this.target, async () => {
      if (!this.resumes) return this.#begin(plan)
      const found = await whileLocked(`${this.#path}.lock`, () => this.#claim(plan))
      return found ? this.#continue(found) : this.#begin(plan)
    })
  }

  /** Makes the unfinished download this one's. Returns its log if it is of the same object. */
  async #claim(plan: TargetPlan): Promise<PartLog | undefined> {
    const found = readPartLog(this.#logPath)
    const writer = found?.head.writer
    if (open.has(this.#path) || (writer && outputFiles.isRunning(writer))) throw conflict(this.target)
    open.add(this.#path)
    this.#isMine = true
    const same = found && isSameObject(found.head, plan) ? found : undefined
    const head = { ...(same?.head ?? plan), ...this.#mark }
    this.#logSize = await writePartLog(this.#logPath, { head, parts: same?.parts ?? [] })
    return same
  }

  get #mark(): Pick<LogHead, 'nexttokenDownload' | 'writer'> {
    return { nexttokenDownload: 1, writer: outputFiles.thisProcess() }
  }

  async #begin(plan: TargetPlan): ReturnType<Target['open']> {
    if (this.resumes) await outputFiles.removeFile(this.#path)
    const mode = this.#mode === undefined ? {} : { mode: this.#mode }
    this.#file = await outputFiles.openOutput(this.#path, { isNew: true, ...mode })
    this.#plan = plan
    return { partSize: plan.partSize, done: new Set() }
  }

  async #continue({ head, parts }: PartLog): ReturnType<Target['open']> {
    const isThere = outputFiles.fileFacts(this.#path)?.isFile
    const right = isThere ? await rightParts(this.#path, head, parts) : []
    this.#logSize = await writePartLog(this.#logPath, { head: { ...head, ...this.#mark }, parts: right })
    if (right.length === 0) return this.#begin(head)
    this.#file = await outputFiles.openOutput(this.#path, { isNew: false })
    await this.#file.truncate(head.size)
    this.#plan = head
    return { partSize: head.partSize, done: new Set(right.map(({ index }) => index)) }
  }

  part(index: number): PartWriter {
    const [file, plan] = [this.#file, this.#plan]
    if (!file || !plan) throw new Error('the file is not open')
    return new FilePartWriter({
      write: (bytes, position) => onFile(this.target, () => file.write(bytes, position)),
      start: index * plan.partSize,
      countsCrc32: this.resumes,
      onFinished: (crc32) => this.#log({ index, crc32 }),
    })
  }

  async #log(part: LoggedPart): Promise<void> {
    if (!this.resumes) return
    const before = this.#logging
    this.#logging = onFile(this.target, async () => {
      await before
      this.#logSize = await appendPart(this.#logPath, part, this.#logSize)
    })
    await this.#logging
  }

  finish(): Promise<string | undefined> {
    return onFile(this.target, async () => {
      const check = this.#bytesCheck
      const checked = check && (await this.#check(check))
      const file = this.#file
      await file?.truncate(this.#plan?.size ?? 0)
      await file?.sync()
      this.#file = undefined
      await file?.close()
      await outputFiles.moveFile(this.#path, this.#place)
      if (this.resumes) await outputFiles.removeFile(this.#logPath)
      this.#release()
      return checked
    })
  }

  /** Reads what was written, in order. Most of it is still in the memory of the system. */
  async #check(check: BytesCheck): Promise<string | undefined> {
    const file = await openInput(this.#path)
    const size = this.#plan?.size ?? 0
    const buffer = new Uint8Array(Math.min(mebibyte, size))
    try {
      for (let position = 0; position < size; ) {
        const read = await file.read(buffer.subarray(0, Math.min(buffer.length, size - position)), position)
        if (read === 0) break
        await check.update(buffer.subarray(0, read))
        position += read
      }
    } finally {
      await file.close()
    }
    return check.finish()
  }

  /** Parts that are right stay for the next download if it may resume. */
  async abandon(error: unknown): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await this.#logging.catch(() => {})
    await file?.close().catch(() => {})
    if (!this.#plan) return this.#release()
    const isWrong = error instanceof NextTokenError && error.code === 'ChecksumMismatch'
    if (!this.resumes || isWrong) await outputFiles.removeFile(this.#path).catch(() => {})
    if (this.resumes && isWrong) await outputFiles.removeFile(this.#logPath).catch(() => {})
    this.#release()
  }

  #release(): void {
    if (this.#isMine) open.delete(this.#path)
    this.#isMine = false
  }
}

function isSameObject(head: LogHead, plan: TargetPlan): boolean {
  const { Bucket, Key, ETag, VersionId, size } = plan
  return (
    ETag !== undefined &&
    head.ETag === ETag &&
    head.size === size &&
    head.Bucket === Bucket &&
    head.Key === Key &&
    head.VersionId === VersionId
  )
}

function notAFile(target: string): NextTokenError {
  const problem = `${target} is not a file. Pass the path of a file, or { to: stream }`
  return new NextTokenError('InvalidTarget', problem)
}

function readOnly(target: string): NextTokenError {
  const problem = `${target} is read-only. Make it writable, or pass another path`
  return new NextTokenError('InvalidTarget', problem)
}

function conflict(target: string): NextTokenError {
  const problem = `${target} is being downloaded by another call or process. Wait until it has ended, or choose another file`
  return new NextTokenError('TargetConflict', problem)
}
