import { indentOf, splitLines, strip, stripEnd, textLines } from './python-text.js'

/** A value is a string, or a block of indented settings such as `s3 =`. */
export type IniValue = string | ReadonlyMap<string, string>
export type IniSection = ReadonlyMap<string, IniValue>

/**
 * Why a text is not a valid INI file. The message has line numbers and names, but no value: that may be a secret.
 */
export class IniError extends Error {}

type RawSection = Map<string, string[]>

/** The keys of this section apply to all others. */
const defaultSection = 'DEFAULT'

/**
 * Parses an INI file exactly as botocore does, with Python's `configparser.RawConfigParser`: keys in any case,
 * `=` or `:`, comments only on lines of their own, values that continue on indented lines, no duplicate keys or
 * sections. A value that begins on the next line is a block of settings.
 *
 * @throws IniError
 */
export function parseIni(text: string): Map<string, IniSection> {
  const { sections, defaults } = new Reader().read(text)
  const parsed = new Map<string, IniSection>()
  for (const [name, own] of sections) {
    const section = new Map<string, IniValue>()
    for (const [key, lines] of [...defaults, ...own]) {
      const value = stripEnd(lines.join('\n'))
      section.set(key, value.startsWith('\n') ? parseBlock(key, name, value) : value)
    }
    parsed.set(name, section)
  }
  return parsed
}

/** Reads the lines in one pass, as `RawConfigParser._read` does. */
class Reader {
  readonly #sections = new Map<string, RawSection>()
  readonly #defaults: RawSection = new Map()
  #section: RawSection | undefined
  #sectionName = ''
  #value: string[] | undefined
  #indent = 0

  read(text: string): { sections: Map<string, RawSection>; defaults: RawSection } {
    for (const [index, line] of textLines(text).entries()) this.#readLine(line, index + 1)
    return { sections: this.#sections, defaults: this.#defaults }
  }

  #readLine(line: string, number: number): void {
    const text = strip(line)
    if (text.startsWith('#') || text.startsWith(';')) return
    if (text === '') {
      this.#value?.push('')
      return
    }
    const indent = indentOf(line)
    if (this.#value && indent > this.#indent) {
      this.#value.push(text)
      return
    }
    this.#indent = indent
    const header = /^\[(.+)\]/s.exec(text)
    if (header) this.#openSection(header[1] ?? '', number)
    else this.#openOption(text, number)
  }

  #openSection(name: string, number: number): void {
    this.#value = undefined
    this.#sectionName = name
    if (name === defaultSection) {
      this.#section = this.#defaults
      return
    }
    if (this.#sections.has(name)) throw new IniError(`line ${number} repeats the section [${name}]`)
    this.#section = new Map()
    this.#sections.set(name, this.#section)
  }

  #openOption(text: string, number: number): void {
    if (!this.#section) throw new IniError(`line ${number} is before the first [section]`)
    const end = text.search(/[=:]/)
    const key = end < 0 ? '' : stripEnd(text.slice(0, end)).toLowerCase()
    if (key === '') throw new IniError(`line ${number} is neither a [section] nor \`key = value\``)
    if (this.#section.has(key)) {
      throw new IniError(`line ${number} repeats the key ${key} of [${this.#sectionName}]`)
    }
    this.#value = [strip(text.slice(end + 1))]
    this.#section.set(key, this.#value)
  }
}

function parseBlock(key: string, section: string, value: string): Map<string, string> {
  const block = new Map<string, string>()
  for (const line of splitLines(value).map(strip)) {
    if (line === '') continue
    const end = line.indexOf('=')
    if (end < 0) throw new IniError(`a line of the block ${key} in [${section}] is not \`key = value\``)
    block.set(strip(line.slice(0, end)), strip(line.slice(end + 1)))
  }
  return block
}
