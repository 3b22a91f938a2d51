import type { TextFormat } from '../../columns/index.js'
import { NextTokenError } from '../../errors/index.js'
import { outputFiles, platform } from '../../platform/index.js'
import type { Sink, SinkOptions, Table, Written } from '../contract/index.js'
import { PartialFile } from './partial-file.js'
import { PendingCommit } from './pending-commit.js'

/** Characters that are collected before they are written. */
const chunk = 256 * 1024

/** A file with a line for each row. A compressed one is a gzip member for each part that is written. */
export class TextSink implements Sink {
  readonly hasTables = false
  readonly #file: PartialFile
  readonly #pending = new PendingCommit()
  readonly #isCompressed: boolean
  #writeRow: (row: unknown) => string = () => ''
  #rows = 0
  #text = ''

  constructor(
    readonly target: string,
    private readonly options: SinkOptions,
    private readonly format: TextFormat,
  ) {
    this.#file = new PartialFile(target, options)
    this.#isCompressed = target.toLowerCase().endsWith('.gz')
  }

  async open({ columns, fingerprint }: Table): Promise<string | undefined> {
    const { csvSafe = false, mode = 'replace' } = this.options
    const layout = [this.format.name, this.#isCompressed, csvSafe, mode, fingerprint]
    const found = await this.#file.open(fingerprint === undefined ? undefined : JSON.stringify(layout))
    this.#writeRow = this.format.rowWriter(columns, { csvSafe })
    this.#rows = found?.rows ?? 0
    if (found) return found.checkpoint
    const header = this.format.header(columns, { csvSafe })
    this.#text = this.#file.base ? this.#lineBefore(header) : header
    return undefined
  }

  /** Checks that the rows fit behind those of the file. Returns what must stand between them. */
  #lineBefore(header: string): string {
    const { base, place } = this.#file
    if (!base || base.size === 0) return header
    if (header !== '' && !this.#start(place, base.size).startsWith(header)) {
      const problem = `${this.target} has other columns than the listing, so nothing can be appended to it. Its first line must be: ${header.trimEnd()}`
      throw new NextTokenError('InvalidTarget', problem)
    }
    const isEnded = this.#isCompressed || outputFiles.readPart(place, base.size - 1, 1)[0] === 10
    return isEnded ? '' : '\n'
  }

  #start(path: string, size: number): string {
    const bytes = outputFiles.readPart(path, 0, Math.min(size, chunk))
    return Buffer.from(this.#isCompressed ? outputFiles.gunzipStart(bytes) : bytes).toString('utf8')
  }

  async write(rows: readonly unknown[]): Promise<void> {
    if (rows.length === 0) return
    this.#pending.rowsWritten()
    for (const row of rows) this.#text += this.#writeRow(row)
    this.#rows += rows.length
    if (this.#text.length >= chunk) await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#text === '') return
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    await this.#file.append(this.#isCompressed ? platform.gzip(bytes) : bytes)
  }

  async commit(checkpoint: string): Promise<void> {
    if (this.#pending.isDue(checkpoint)) await this.#commit(checkpoint)
  }

  async #commit(checkpoint: string): Promise<void> {
    await this.#flush()
    await this.#file.commit({ rows: this.#rows, checkpoint })
    this.#pending.committed()
  }

  async finish(): Promise<Written> {
    await this.#flush()
    await this.#file.finish({ rows: this.#rows, checkpoint: this.#pending.covering })
    return { target: this.target, rows: this.#rows, bytes: this.#file.size }
  }

  async abandon(): Promise<void> {
    const { covering } = this.#pending
    await this.#file.abandon(async () => {
      if (covering !== undefined) await this.#commit(covering)
    })
  }
}
