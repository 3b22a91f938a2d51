import { type IPty, spawn } from '@lydell/node-pty'
import { onTestFinished } from 'vitest'

export interface TerminalOptions {
  readonly columns?: number
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Variables of a command that calls a server on loopback. */
const usual = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TERM: 'xterm-256color',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
}

/** The built command in a real pseudo-terminal. It ends with the test. */
export class PseudoTerminal {
  readonly #process: IPty
  readonly #ended: Promise<number>
  readonly #watchers = new Set<() => void>()
  #raw = ''
  #hasEnded = false

  constructor(argv: readonly string[], { columns = 80, env = {} }: TerminalOptions = {}) {
    this.#process = spawn(process.execPath, ['dist/cli.js', ...argv], {
      cols: columns,
      rows: 40,
      env: { ...usual, ...env },
    })
    this.#process.onData((data) => {
      this.#raw += data
      for (const watch of this.#watchers) watch()
    })
    this.#ended = new Promise((resolve) =>
      this.#process.onExit(({ exitCode }) => {
        this.#hasEnded = true
        resolve(exitCode)
      }),
    )
    onTestFinished(() => {
      if (!this.#hasEnded) this.#process.kill()
    })
  }

  /** Everything that was written, with the codes of the terminal. */
  get raw(): string {
    return this.#raw
  }

  /** What a person sees. */
  get screen(): string {
    return screenOf(this.#raw)
  }

  /** Types keys, such as `y\r` or Ctrl-C (`\u0003`). */
  type(keys: string): void {
    this.#process.write(keys)
  }

  /** Resolves when the screen shows this. */
  async shows(text: string | RegExp): Promise<void> {
    const isShown = () => (typeof text === 'string' ? this.screen.includes(text) : text.test(this.screen))
    await new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (!isShown()) return
        this.#watchers.delete(watch)
        resolve()
      }
      this.#watchers.add(watch)
      watch()
      void this.#ended.then((status) => {
        if (!isShown()) reject(new Error(`ended with ${status} without showing ${text}:\n${this.screen}`))
      })
    })
  }

  /** The exit status. */
  ended(): Promise<number> {
    return this.#ended
  }
}

/** Applies carriage returns, and the codes that erase a line; drops colours. */
function screenOf(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's codes begin with one.
  const tokens = raw.matchAll(/\u001b\[[\d;?]*([A-Za-z])|\r|\n|[^\r\n\u001b]+|\u001b/g)
  const lines = ['']
  let column = 0
  for (const [token, code] of tokens) {
    const last = lines.length - 1
    const line = lines[last] ?? ''
    if (token === '\n') {
      lines.push('')
      column = 0
    } else if (token === '\r') column = 0
    else if (code === 'K') lines[last] = line.slice(0, column)
    else if (code === undefined) {
      lines[last] = line.slice(0, column) + token + line.slice(column + token.length)
      column += token.length
    }
  }
  return lines.join('\n')
}
