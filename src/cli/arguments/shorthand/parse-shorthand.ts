import { getOwn, setOwn } from '../../../values/index.js'
import { ShorthandError } from './shorthand-error.js'
import { TextCursor } from './text-cursor.js'

/** A value in shorthand: texts, and what `@=fileb://` read. */
export type ShorthandValue = string | Uint8Array | ShorthandValue[] | { [key: string]: ShorthandValue }

/** Reads the file that a value names, such as `file://policy.json`; undefined if the value names none. */
type LoadFile = (value: string) => string | Uint8Array | undefined

const key = /[A-Za-z0-9_.#/:-]*/y
// A value begins with no sign that begins something else: a quoted text, a list, a structure, the next pair.
const plain = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/y
/** A further value of `Values=a,b`. With `=` behind it, it is the next key. */
const further = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/y
const singleQuoted = /'(?:\\'|[^'])*'/y
const doubleQuoted = /"(?:\\"|[^"])*"/y

/**
 * Parses the AWS CLI's shorthand syntax. Every pair, list and structure is read as the AWS CLI reads it, including
 * what its guide does not mention: blanks around the signs, an escaped comma (`\,`), a comma before `]`.
 *
 * @throws ShorthandError
 * @example
 * parseShorthand('Name=instance-type,Values=m5.large,m5.xlarge', load) // { Name: 'instance-type', Values: [ … ] }
 * parseShorthand('Ebs={VolumeSize=8},Tags=[{Key=a,Value=b}]', load)
 * parseShorthand('Body@=file://body.json', load)
 */
export function parseShorthand(text: string, load: LoadFile): { [key: string]: ShorthandValue } {
  return new ShorthandReader(text, load).read()
}

class ShorthandReader {
  readonly #cursor: TextCursor
  /** Whether the pair was written with `@=`, so that its values may name files. */
  #mayNameFile = false

  constructor(
    text: string,
    private readonly load: LoadFile,
  ) {
    this.#cursor = new TextCursor(text)
  }

  read(): { [key: string]: ShorthandValue } {
    const pairs: { [key: string]: ShorthandValue } = {}
    for (;;) {
      const start = this.#cursor.index
      const name = this.#key()
      if (getOwn(pairs, name) !== undefined) {
        throw new ShorthandError(`"${name}" is given twice; separate items by a space, not by a comma`, start)
      }
      setOwn(pairs, name, this.#values())
      if (this.#cursor.isAtEnd) return pairs
      this.#cursor.expect(',')
    }
  }

  /** A key with its `=` or `@=`. */
  #key(): string {
    const name = this.#cursor.match(key) ?? ''
    this.#mayNameFile = this.#cursor.accept('@')
    this.#cursor.expect('=')
    return name
  }

  #values(): ShorthandValue {
    if (this.#cursor.isAtEnd) return ''
    return this.#bracketed() ?? this.#oneOrMore()
  }

  /** `[…]` or `{…}`, if one begins here. */
  #bracketed(): ShorthandValue | undefined {
    if (this.#cursor.next === '[') return this.#list()
    return this.#cursor.next === '{' ? this.#structure() : undefined
  }

  /** `a`, or `a,b`: a comma may also end the pair, which only shows once a further value is followed by `=`. */
  #oneOrMore(): ShorthandValue {
    const first = this.#text()
    this.#cursor.skipBlanks()
    if (this.#cursor.next !== ',') return first
    this.#cursor.expect(',')
    const list: ShorthandValue[] = [first]
    let isMore = true
    while (isMore) isMore = this.#further(list)
    return list.length === 1 ? first : list
  }

  /** Adds a further value; false if there is none: then the cursor is at the comma before the next pair. */
  #further(list: ShorthandValue[]): boolean {
    try {
      const value = this.#quoted() ?? this.#plain(further)
      if (value === undefined) throw this.#cursor.failure('expected a value')
      this.#cursor.skipBlanks()
      const isLast = this.#cursor.isAtEnd
      if (!isLast) this.#cursor.expect(',')
      list.push(value)
      return !isLast
    } catch (error) {
      if (!(error instanceof ShorthandError) || this.#cursor.isAtEnd) throw error
      this.#cursor.backTo(',')
      return false
    }
  }

  #list(): ShorthandValue[] {
    const list: ShorthandValue[] = []
    this.#cursor.expect('[')
    while (this.#cursor.next !== ']') {
      list.push(this.#bracketed() ?? this.#text())
      this.#separator(']')
    }
    this.#cursor.index += 1
    return list
  }

  #structure(): ShorthandValue {
    const pairs: { [key: string]: ShorthandValue } = {}
    this.#cursor.expect('{')
    while (this.#cursor.next !== '}') {
      const name = this.#key()
      setOwn(pairs, name, this.#bracketed() ?? this.#text())
      this.#separator('}')
    }
    this.#cursor.index += 1
    return pairs
  }

  /** The comma behind a part, unless the closing sign comes. */
  #separator(closing: string): void {
    this.#cursor.skipBlanks()
    if (this.#cursor.next === closing) return
    if (!this.#cursor.accept(',')) throw this.#cursor.failure(`expected "," or "${closing}"`)
  }

  #text(): string | Uint8Array {
    return this.#quoted() ?? this.#plain(plain) ?? ''
  }

  #plain(expression: RegExp): string | Uint8Array | undefined {
    const found = this.#cursor.match(expression)
    return found === undefined ? undefined : this.#loaded(found.replaceAll('\\,', ',').trimEnd())
  }

  #quoted(): string | Uint8Array | undefined {
    const quote = this.#cursor.next
    if (quote !== "'" && quote !== '"') return undefined
    const found = this.#cursor.match(quote === "'" ? singleQuoted : doubleQuoted)
    if (found === undefined) throw this.#cursor.failure(`expected a closing ${quote} for this quote`)
    return this.#loaded(found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'))
  }

  #loaded(value: string): string | Uint8Array {
    return (this.#mayNameFile ? this.load(value) : undefined) ?? value
  }
}
