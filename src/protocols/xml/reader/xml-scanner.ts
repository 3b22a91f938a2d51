import type { ByteView } from '../../bytes/index.js'
import {
  COLON,
  DOUBLE_QUOTE,
  EQUALS,
  FORBIDDEN,
  GREATER_THAN,
  isSpace,
  LESS_THAN,
  MARKUP,
  NAME_CLASS,
  NAME_START_CLASS,
  REFERENCE,
  SINGLE_QUOTE,
  SLASH,
  TEXT_CLASS,
} from './byte-class.js'
import { plainEnd } from './plain-text.js'
import { readReference, referenceEnd } from './reference.js'
import { doctypeEnd, ignorableEnd } from './skip-markup.js'
import { readAttributeValue } from './text.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/**
 * Finds where the parts of a document end: texts, names, attributes, and what stands around the root element. It does
 * not know which elements are open; `XmlReader` does.
 */
export class XmlScanner {
  /** Whether the text scanned last contains only plain characters, so that its bytes are its value. */
  isPlain = true
  /** Where the local part of the name scanned last starts, behind the prefix. */
  localStart = 0
  readonly #bytes: Buffer

  constructor(private readonly document: ByteView) {
    this.#bytes = document.bytes
  }

  /** The offset of the `<` that ends the text at `from`. */
  textEnd(from: number): number {
    const bytes = this.#bytes
    const { length } = bytes
    this.isPlain = true
    for (let at = plainEnd(this.document, from); at < length; at = plainEnd(this.document, at)) {
      const kind = TEXT_CLASS[bytes[at] as number]
      if (kind === MARKUP) return at
      if (kind === FORBIDDEN) throw new XmlSyntaxError('the text contains a control character', at)
      this.isPlain = false
      at = kind === REFERENCE ? this.#referenceEnd(at) : at + 1
    }
    return this.failIncomplete('the document is cut off')
  }

  /** The offset behind the name at `start`. */
  nameEnd(start: number): number {
    const bytes = this.#bytes
    const { length } = bytes
    let local = start
    let at = start
    while (at < length) {
      const byte = bytes[at] as number
      if (NAME_CLASS[byte] === 0) {
        if (byte !== COLON || local !== start) break
        local = at + 1
      }
      at++
    }
    if (at >= length) this.failIncomplete('the document is cut off inside a tag')
    if (at === local || NAME_START_CLASS[bytes[local] as number] === 0)
      throw new XmlSyntaxError('expected a name', start)
    this.localStart = local
    return at
  }

  /** The offset of the `>` or `/` that ends the attributes at `from`. Adds them to `found` if it is given. */
  attributesEnd(from: number, found?: Map<string, string>): number {
    const bytes = this.#bytes
    let at = from
    for (;;) {
      const start = this.spaceEnd(at)
      const byte = bytes[start]
      if (byte === GREATER_THAN || byte === SLASH) return start
      if (start === at) throw new XmlSyntaxError('expected a space, "/" or ">"', at)
      const nameEnd = this.nameEnd(start)
      const quote = this.#quoteAfter(nameEnd)
      at = this.#attributeValueEnd(quote) + 1
      found?.set(bytes.toString('utf8', start, nameEnd), readAttributeValue(bytes, quote + 1, at - 1))
    }
  }

  spaceEnd(from: number): number {
    let at = from
    while (isSpace(this.#bytes[at])) at++
    return at
  }

  /** The offset of the `<` of the root element. */
  prologEnd(): number {
    const bytes = this.#bytes
    const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    let at = this.spaceEnd(hasMark ? BYTE_ORDER_MARK.length : 0)
    while (bytes[at] === LESS_THAN) {
      const end = ignorableEnd(bytes, at) ?? doctypeEnd(bytes, at)
      if (end === undefined) return at
      at = this.spaceEnd(end)
    }
    throw new XmlSyntaxError(at < bytes.length ? 'this is not XML' : 'there is no XML element', at)
  }

  /** The offset behind the comments, instructions and white space at `from`, which follow the root element. */
  epilogEnd(from: number): number {
    let at = this.spaceEnd(from)
    for (;;) {
      const end = this.#bytes[at] === LESS_THAN ? ignorableEnd(this.#bytes, at) : undefined
      if (end === undefined) return at
      at = this.spaceEnd(end)
    }
  }

  /** The offset behind the comment or processing instruction at `at`. */
  ignorableEnd(at: number): number {
    const end = ignorableEnd(this.#bytes, at)
    if (end === undefined) throw new XmlSyntaxError('unexpected "<!"', at)
    return end
  }

  failIncomplete(problem: string): never {
    throw new XmlSyntaxError(problem, this.#bytes.length, { isIncomplete: true })
  }

  #referenceEnd(at: number): number {
    const end = referenceEnd(this.#bytes, at)
    readReference(this.#bytes, at, end)
    return end
  }

  /** The offset of the quote that starts the value of the attribute whose name ends at `nameEnd`. */
  #quoteAfter(nameEnd: number): number {
    const equals = this.spaceEnd(nameEnd)
    if (this.#bytes[equals] !== EQUALS)
      throw new XmlSyntaxError('expected "=" after the name of an attribute', equals)
    const quote = this.spaceEnd(equals + 1)
    const byte = this.#bytes[quote]
    if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) throw new XmlSyntaxError('expected a quote', quote)
    return quote
  }

  #attributeValueEnd(quote: number): number {
    const bytes = this.#bytes
    for (let at = quote + 1; at < bytes.length; at++) {
      if (bytes[at] === bytes[quote]) return at
      const kind = TEXT_CLASS[bytes[at] as number]
      if (kind === REFERENCE) at = this.#referenceEnd(at) - 1
      else if (kind === MARKUP || kind === FORBIDDEN)
        throw new XmlSyntaxError('an attribute contains a character that is not allowed', at)
    }
    return this.failIncomplete('the document is cut off inside a tag')
  }
}
