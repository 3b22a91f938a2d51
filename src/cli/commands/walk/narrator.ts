import type { Io } from '../../terminal/index.js'

/** Shows a program as it runs: its lines, the requests, what it gives. */
export class Narrator {
  /** Requests are reported while a line runs; they are written when it has. */
  #events: string[] = []

  constructor(
    private readonly io: Io,
    private readonly showsRequests: boolean,
  ) {}

  /** A client's logger that notes requests and responses. */
  get logger() {
    const note = (record: unknown) => {
      const { event, operation, method, statusCode, bytes } = Object(record)
      if (event === 'request') this.#events.push(`    -> ${method} ${operation}`)
      if (event === 'response') this.#events.push(`    <- ${statusCode}, ${bytes} bytes`)
    }
    return { debug: note, info: note, warn: note, error: note }
  }

  /** Lines of the program that are about to run. */
  async code(...lines: readonly string[]): Promise<void> {
    await this.io.stdout.write(lines.map((line) => (line === '' ? '\n' : `> ${line}\n`)).join(''))
  }

  /** What the last line gave. */
  async gives(value: string | number): Promise<void> {
    await this.says(typeof value === 'string' ? `'${shorten(value)}'` : String(value))
  }

  /** What the last line did. */
  async says(text: string): Promise<void> {
    await this.requests()
    await this.io.stdout.write(`${text}\n`)
  }

  /** The requests since the last line. */
  async requests(): Promise<void> {
    const events = this.#events
    this.#events = []
    if (this.showsRequests) await this.io.stdout.write(events.map((event) => `${event}\n`).join(''))
  }
}

/** A token is long, and says nothing. */
function shorten(text: string): string {
  return text.length > 16 ? `${text.slice(0, 6)}…` : text
}
