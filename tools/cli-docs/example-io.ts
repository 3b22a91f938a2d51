import { mkdirSync, readFileSync } from 'node:fs'
import type { Io, Stream } from '../../src/cli/terminal/index.js'

const columns = 100

/** The process of an example: it keeps everything that is written. Nobody answers a question. */
export class ExampleIo implements Io {
  readonly env = process.env
  readonly stdout: Stream
  readonly stderr: Stream
  /** Standard output alone. */
  output = ''
  /** Both, in the order in which they were written. */
  transcript = ''

  constructor(isTerminal: boolean) {
    this.stdout = this.#stream(isTerminal, (text) => {
      this.output += text
    })
    this.stderr = this.#stream(false, () => {})
  }

  #stream(isTerminal: boolean, keep: (text: string) => void): Stream {
    const write = async (given: string | Uint8Array) => {
      const text = Buffer.from(given).toString()
      keep(text)
      this.transcript += text
    }
    return { isTerminal, width: columns, write, flush: async () => {} }
  }

  async readStdin(): Promise<string> {
    return ''
  }

  async ask(): Promise<undefined> {
    return undefined
  }

  onSignal(): () => void {
    return () => {}
  }

  readFile(path: string): Uint8Array {
    return readFileSync(path)
  }

  createFile(path: string): ReturnType<Io['createFile']> {
    throw new Error(`an example writes ${path}: write it with --to`)
  }

  makeFolder(path: string): void {
    mkdirSync(path, { recursive: true })
  }

  now(): number {
    return Date.now()
  }
}
