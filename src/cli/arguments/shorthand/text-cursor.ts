import { ShorthandError } from './shorthand-error.js'

const blank = /[ \t\n\r\v\f]*/y

/** A place in a text, and what can be read from there. */
export class TextCursor {
  index = 0

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.index >= this.text.length
  }

  /** The next character; undefined at the end. */
  get next(): string | undefined {
    return this.text[this.index]
  }

  /** Reads what a sticky expression matches; undefined if it does not match here. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.index
    const found = expression.exec(this.text)?.[0]
    if (found !== undefined) this.index += found.length
    return found
  }

  skipBlanks(): void {
    this.match(blank)
  }

  /** Reads a character, with blanks around it. */
  accept(character: string): boolean {
    this.skipBlanks()
    if (this.next !== character) return false
    this.index += 1
    this.skipBlanks()
    return true
  }

  /** @throws ShorthandError if another character comes. */
  expect(character: string): void {
    if (!this.accept(character)) throw this.failure(`expected "${character}"`)
  }

  /** Goes back to the last such character at or before this place. */
  backTo(character: string): void {
    this.index = this.text.lastIndexOf(character, this.index)
  }

  failure(problem: string): ShorthandError {
    const seen = this.isAtEnd ? 'the end' : `"${this.next}"`
    return new ShorthandError(`${problem}, got ${seen}`, this.index)
  }
}
