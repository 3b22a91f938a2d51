import { isBytes, isDate, isObjectOrList, writeJson } from '../../../values/index.js'

const REPLACEMENT = '\ufffd'
const SURROGATE = /\p{Surrogate}/gu
const NUL = /\0/g
/** What `writeJson` writes for the same characters. */
const ESCAPED_SURROGATE = /\\ud[89a-f]/i
const ESCAPED_NUL = '\\u0000'

/** Node's own test is ten times as fast as a regular expression. */
const isWellFormed: unknown = Reflect.get(String.prototype, 'isWellFormed')
const hasHalves: (text: string) => boolean =
  typeof isWellFormed === 'function'
    ? (text) => isWellFormed.call(text) !== true
    : (text) => /\p{Surrogate}/u.test(text)

/**
 * Changes texts that a database cannot store, and counts them: half of a surrogate pair, which UTF-8 cannot express,
 * and in PostgreSQL U+0000. Each such character becomes U+FFFD. A listing of hours should not fail because of one
 * character, and the counts are reported.
 */
export class TextKeeper {
  readonly changed = new Map<string, number>()

  constructor(private readonly refusesNul: boolean) {}

  /** Returns the text as the database can store it. */
  keep(text: string, column: string): string {
    if (!hasHalves(text) && !(this.refusesNul && text.includes('\0'))) return text
    this.changed.set(column, (this.changed.get(column) ?? 0) + 1)
    const whole = text.replace(SURROGATE, REPLACEMENT)
    return this.refusesNul ? whole.replace(NUL, REPLACEMENT) : whole
  }

  /** Returns a value as JSON that the database accepts. */
  keepJson(value: unknown, column: string): string {
    const json = writeJson(value)
    const mayChange = ESCAPED_SURROGATE.test(json) || (this.refusesNul && json.includes(ESCAPED_NUL))
    return mayChange ? writeJson(this.#keepInside(value, column)) : json
  }

  #keepInside(value: unknown, column: string): unknown {
    if (typeof value === 'string') return this.keep(value, column)
    if (!isObjectOrList(value) || isDate(value) || isBytes(value)) return value
    if (Array.isArray(value)) return value.map((item) => this.#keepInside(item, column))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.keep(name, column), this.#keepInside(item, column)]),
    )
  }
}
