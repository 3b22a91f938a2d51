import type { Io } from '../terminal/index.js'

/** Milliseconds between two drawings. */
const interval = 100
/** A command that is done sooner shows no progress. */
const firstAfter = 300
/** To the start of the line, and nothing behind it. */
const erase = '\r\u001b[K'

/** The last line of the terminal, which is drawn again and again until something else is written. */
export class TerminalLine {
  readonly #io: Io
  readonly #startedAt: number
  /** The text for now. */
  readonly #text: (elapsed: number) => string
  readonly #timer: ReturnType<typeof setInterval>
  /** What is on the terminal. */
  #drawn = ''
  /** False while a line of the output is not complete: the drawing would overwrite it. */
  #isAtStart = true
  #isOver = false

  constructor(io: Io, text: (elapsed: number) => string) {
    this.#io = io
    this.#text = text
    this.#startedAt = io.now()
    this.#timer = setInterval(() => this.#draw(), interval)
    this.#timer.unref()
  }

  /** Before something else is written to the terminal. */
  clear(): void {
    if (this.#drawn === '') return
    this.#drawn = ''
    this.#write(erase)
  }

  /** After something was written to the terminal. */
  wrote(text: string | Uint8Array): void {
    const last = typeof text === 'string' ? text.at(-1) : text.at(-1)
    if (last !== undefined) this.#isAtStart = last === '\n' || last === 10
  }

  end(): void {
    this.#isOver = true
    clearInterval(this.#timer)
    this.clear()
  }

  #draw(): void {
    const elapsed = this.#io.now() - this.#startedAt
    if (this.#isOver || !this.#isAtStart || elapsed < firstAfter) return
    const text = this.#text(elapsed)
    if (text === this.#drawn) return
    this.#drawn = text
    this.#write(`${erase}${text}`)
  }

  /** If nobody can see it, nobody needs to know. */
  #write(text: string): void {
    this.#io.stderr.write(text).catch(() => {})
  }
}
