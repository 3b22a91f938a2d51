import { mkdirSync, readFileSync } from 'node:fs'
import { ClosedPipe } from '../../../src/cli/terminal/closed-pipe.js'
import { createFile } from '../../../src/cli/terminal/create-file.js'
import type { FileWriter, Io, Signal, Stream } from '../../../src/cli/terminal/io.js'

export interface RecordedOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Of standard input, output and error. @default false */
  readonly isTerminal?: boolean
  /** @default 80 */
  readonly width?: number
  readonly stdin?: string
  /** What is typed, answer by answer; undefined ends the input. Needs `isTerminal`. */
  readonly answers?: readonly (string | undefined)[]
  /** Standard output is closed after so many characters, or fails with this error. */
  readonly closesAfter?: number
  readonly failure?: Error
  readonly now?: () => number
  /** Called before the command runs. */
  readonly onStart?: (io: RecordedIo) => void
  /** Called with everything on standard output after each write. */
  readonly onStdout?: (text: string, io: RecordedIo) => unknown
}

/** An `Io` that keeps what was written. */
export class RecordedIo implements Io {
  readonly env = process.env
  readonly stdout: RecordedStream
  readonly stderr: RecordedStream
  /** The questions that were asked. */
  readonly questions: string[] = []
  readonly #answers: (string | undefined)[]
  readonly #handlers = new Set<(signal: Signal) => void>()

  constructor(private readonly options: RecordedOptions) {
    this.stdout = new RecordedStream(options)
    this.stderr = new RecordedStream({ isTerminal: options.isTerminal, width: options.width })
    this.stdout.onWrite = (text) => options.onStdout?.(text, this)
    this.#answers = [...(options.answers ?? [])]
  }

  async readStdin(): Promise<string> {
    return this.options.stdin ?? ''
  }

  async ask(question: string): Promise<string | undefined> {
    if (!this.options.isTerminal) return undefined
    this.questions.push(question)
    return this.#answers.shift()
  }

  onSignal(handler: (signal: Signal) => void): () => void {
    this.#handlers.add(handler)
    return () => void this.#handlers.delete(handler)
  }

  /** As Ctrl-C does. */
  interrupt(signal: Signal = 'SIGINT'): void {
    for (const handler of this.#handlers) handler(signal)
  }

  /** How many wait for a signal. */
  get listeners(): number {
    return this.#handlers.size
  }

  readFile(path: string): Uint8Array {
    return readFileSync(path)
  }

  createFile(path: string): Promise<FileWriter> {
    return createFile(path, this.stdout)
  }

  makeFolder(path: string): void {
    mkdirSync(path, { recursive: true })
  }

  now(): number {
    return this.options.now?.() ?? Date.now()
  }
}

type StreamOptions = { readonly [Name in keyof RecordedOptions]?: RecordedOptions[Name] | undefined }

/** A stream that keeps what was written, and may close or fail. */
export class RecordedStream implements Stream {
  /** Each write by itself. */
  readonly writes: (string | Uint8Array)[] = []
  /** Called with the text so far after each write. */
  onWrite: ((text: string) => void) | undefined

  constructor(private readonly options: StreamOptions) {}

  get isTerminal(): boolean {
    return this.options.isTerminal === true
  }

  get width(): number {
    return this.options.width ?? 80
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.writes.map((one) => Buffer.from(one)))
  }

  get text(): string {
    return Buffer.from(this.bytes).toString()
  }

  async write(text: string | Uint8Array): Promise<void> {
    await this.flush()
    this.writes.push(text)
    this.onWrite?.(this.text)
  }

  async flush(): Promise<void> {
    const { closesAfter, failure } = this.options
    if (failure) throw failure
    if (closesAfter !== undefined && this.text.length >= closesAfter) throw new ClosedPipe()
  }
}
