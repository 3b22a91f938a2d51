import { readLatin1 } from '../scalars/index.js'
import {
  BANG,
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
  QUESTION_MARK,
  REFERENCE,
  SINGLE_QUOTE,
  SLASH,
  TEXT_CLASS,
} from './byte-class.js'
import { readReference, referenceEnd } from './reference.js'
import { CDATA_START, cdataEnd, doctypeEnd, ignorableEnd, startsWith } from './skip-markup.js'
import { readAttributeValue, readText, readVerbatim } from './text.js'
import type { UsualElement } from './usual-element.js'
import { XmlSyntaxError } from './xml-syntax-error.js'
import { isRepeatedAt, plainEnd, standsAt, type Wire, type XmlBytes, xmlBytes } from './xml-wire.js'

/** Deeper than any model nests, and shallow enough that decoders may recurse. */
const DEEPEST = 512
const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/**
 * Pulls elements and their text out of a document's bytes, in one pass and without a tree. After `openRoot` or
 * a `nextChild` that gave true, the reader stands in an element, whose content is taken by exactly one of
 * `readText`, `skip`, or `nextChild` until it gives false. Comments, processing instructions and white space
 * are passed over; every close tag is checked; nothing that a DOCTYPE declares is expanded.
 *
 * Strings are copies of their bytes: none keeps the document in memory.
 *
 * @throws XmlSyntaxError for bytes that are not well-formed XML, and for those that end too soon.
 */
export class XmlReader {
  readonly #bytes: Buffer
  readonly #document: XmlBytes
  /** Where the names of the elements that are open begin and end, prefix included. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  #depth = 0
  #at = 0
  /** Where the current element's name begins, its prefix left out, and where it ends. */
  #nameStart = 0
  #nameEnd = 0
  /** The current element is `<a/>`: it has no content and no close tag. */
  #isEmpty = false
  /** The text last scanned stands in the bytes character by character. */
  #isPlain = true

  /** `takesShortcuts` is false in tests alone, to see that everything is read the same without. */
  constructor(
    bytes: Uint8Array,
    private readonly takesShortcuts = true,
  ) {
    this.#document = xmlBytes(bytes)
    this.#bytes = this.#document.bytes
  }

  /** How many bytes have been read. */
  get offset(): number {
    return this.#at
  }

  /** The name of the element opened last, without its prefix. */
  get name(): string {
    return this.#bytes.toString('utf8', this.#nameStart, this.#nameEnd)
  }

  /** Whether the element opened last has this name; cheaper than to compare `name`. */
  nameIs(name: Uint8Array): boolean {
    const start = this.#nameStart
    const { length } = name
    if (this.#nameEnd - start !== length) return false
    const bytes = this.#bytes
    for (let i = 0; i < length; i++) {
      if (bytes[start + i] !== name[i]) return false
    }
    return true
  }

  /** Enters the document's only outermost element. */
  openRoot(): void {
    const start = this.#bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? 3 : 0
    this.#open(this.#outsideEnd(start, true) + 1)
  }

  /** Checks that the document holds nothing behind its outermost element. */
  finish(): void {
    const at = this.#outsideEnd(this.#at, false)
    if (at < this.#bytes.length) this.#fail('the document goes on after its end', at)
    this.#at = at
  }

  /** Enters the next child of the element that we are in; false at that element's end, which is left then. */
  nextChild(): boolean {
    if (this.#isEmpty) return this.#leaveEmpty()
    for (;;) {
      const at = this.#textEnd(this.#at)
      const next = this.#bytes[at + 1]
      if (next === SLASH) {
        this.#close(at + 2)
        return false
      }
      if (next !== BANG && next !== QUESTION_MARK) {
        this.#open(at + 1)
        return true
      }
      this.#at = startsWith(this.#bytes, at, CDATA_START) ? cdataEnd(this.#bytes, at) : this.#ignorableEnd(at)
    }
  }

  /**
   * A shortcut of `nextChild`, for pages repeat themselves: enters the next child if its tag `<name>` stands right
   * here, byte for byte, which needs no scan for the name and no look-up. Otherwise false, and nothing is read.
   */
  enters(tag: Wire | undefined): boolean {
    if (tag === undefined || !this.#mayShortcut()) return false
    const start = this.#at
    if (!standsAt(this.#document, start, tag)) return false
    const end = start + tag.length
    this.#starts[this.#depth] = this.#nameStart = start + 1
    this.#ends[this.#depth] = this.#nameEnd = end - 1
    this.#depth++
    this.#at = end
    return true
  }

  /**
   * As `enters`, of a scalar's element as a whole: its value, the element being left already. undefined, and nothing
   * read, where something else comes.
   */
  takes(element: UsualElement): unknown {
    if (!this.#mayShortcut()) return undefined
    const value = element.read(this.#document, this.#at)
    if (value !== undefined) this.#at = element.end
    return value
  }

  #mayShortcut(): boolean {
    return this.takesShortcuts && !this.#isEmpty && this.#depth < DEEPEST
  }

  /** The text of the element that we are in, up to its first child, as boto3 takes it; the element is left. */
  readText(): string {
    if (this.#isEmpty) {
      this.#leaveEmpty()
      return ''
    }
    const start = this.#at
    const end = this.#textEnd(start)
    if (this.#bytes[end + 1] !== SLASH) return this.#readMixed()
    const text = this.#text(start, end)
    this.#close(end + 2)
    return text
  }

  /** Leaves the element that we are in, whatever it holds. */
  skip(): void {
    this.#leave(this.#depth)
  }

  /** The attributes of the element opened last, by their names with prefix. To be asked before its content. */
  attributes(): Map<string, string> {
    const found = new Map<string, string>()
    this.#attributesEnd(this.#nameEnd, found)
    return found
  }

  #leaveEmpty(): false {
    this.#isEmpty = false
    this.#depth--
    return false
  }

  #leave(depth: number): void {
    while (this.#depth >= depth) this.nextChild()
  }

  #text(start: number, end: number): string {
    if (start === end) return ''
    if (this.#isPlain) return readLatin1(this.#bytes, start, end)
    return readText(this.#bytes, start, end)
  }

  /** Text with CDATA, comments or children in it. */
  #readMixed(): string {
    const bytes = this.#bytes
    let text = ''
    for (;;) {
      const end = this.#textEnd(this.#at)
      text += this.#text(this.#at, end)
      const next = bytes[end + 1]
      if (next === SLASH) {
        this.#close(end + 2)
        return text
      }
      if (next !== BANG && next !== QUESTION_MARK) {
        const depth = this.#depth
        this.#at = end
        this.#leave(depth)
        return text
      }
      if (startsWith(bytes, end, CDATA_START)) {
        this.#at = cdataEnd(bytes, end)
        text += readVerbatim(bytes, end + CDATA_START.length, this.#at - 3)
      } else {
        this.#at = this.#ignorableEnd(end)
      }
    }
  }

  /** The offset of the `<` that ends the text at `from`. */
  #textEnd(from: number): number {
    const bytes = this.#bytes
    const { length } = bytes
    this.#isPlain = true
    for (let at = plainEnd(this.#document, from); at < length; at = plainEnd(this.#document, at)) {
      const kind = TEXT_CLASS[bytes[at] as number]
      if (kind === MARKUP) return at
      if (kind === FORBIDDEN) this.#fail('a control character stands in the text', at)
      this.#isPlain = false
      at = kind === REFERENCE ? this.#checkReference(at) : at + 1
    }
    return this.#fail('the document is cut off', length)
  }

  #checkReference(at: number): number {
    const end = referenceEnd(this.#bytes, at)
    readReference(this.#bytes, at, end)
    return end
  }

  /** Enters the element whose name begins at `start`. */
  #open(start: number): void {
    const bytes = this.#bytes
    const depth = this.#depth
    if (depth >= DEEPEST) this.#fail(`elements are nested more than ${DEEPEST} deep`, start)
    const end = this.#nameEndFrom(start)
    this.#starts[depth] = start
    this.#ends[depth] = end
    this.#depth = depth + 1
    this.#nameEnd = end
    let at = end
    if (bytes[at] !== GREATER_THAN) at = this.#attributesEnd(at, undefined)
    this.#isEmpty = bytes[at] === SLASH
    if (this.#isEmpty) at++
    if (bytes[at] !== GREATER_THAN) this.#fail('a tag does not end with ">"', at)
    this.#at = at + 1
  }

  /** The end of the name at `start`; sets where its local part begins. */
  #nameEndFrom(start: number): number {
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
    if (at >= length) this.#fail('the document is cut off within a tag', length)
    if (at === local || NAME_START_CLASS[bytes[local] as number] === 0)
      this.#fail('a name is expected', start)
    this.#nameStart = local
    return at
  }

  /** The offset of the `>` or `/` that ends the attributes at `from`; puts them in `found` where it is given. */
  #attributesEnd(from: number, found: Map<string, string> | undefined): number {
    const bytes = this.#bytes
    const elementName = this.#nameStart
    let at = from
    for (;;) {
      const start = this.#spaceEnd(at)
      const byte = bytes[start]
      if (byte === GREATER_THAN || byte === SLASH) return start
      if (start === at) this.#fail('a blank, "/" or ">" is expected', at)
      const nameEnd = this.#nameEndFrom(start)
      this.#nameStart = elementName
      const quote = this.#quoteOf(nameEnd)
      at = this.#attributeValueEnd(quote) + 1
      found?.set(bytes.toString('utf8', start, nameEnd), readAttributeValue(bytes, quote + 1, at - 1))
    }
  }

  /** The offset of the quote that follows an attribute's name. */
  #quoteOf(nameEnd: number): number {
    const equals = this.#spaceEnd(nameEnd)
    if (this.#bytes[equals] !== EQUALS) this.#fail('"=" is expected after an attribute', equals)
    const quote = this.#spaceEnd(equals + 1)
    const byte = this.#bytes[quote]
    if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) this.#fail('a quote is expected', quote)
    return quote
  }

  #attributeValueEnd(quote: number): number {
    const bytes = this.#bytes
    for (let at = quote + 1; at < bytes.length; at++) {
      if (bytes[at] === bytes[quote]) return at
      const kind = TEXT_CLASS[bytes[at] as number]
      if (kind === REFERENCE) at = this.#checkReference(at) - 1
      else if (kind === MARKUP || kind === FORBIDDEN) this.#fail('an attribute holds what it must not', at)
    }
    return this.#fail('the document is cut off within a tag', bytes.length)
  }

  /** Reads the rest of a close tag, whose name is expected at `start`. */
  #close(start: number): void {
    const bytes = this.#bytes
    const depth = this.#depth - 1
    const open = this.#starts[depth] as number
    const length = (this.#ends[depth] as number) - open
    if (!isRepeatedAt(this.#document, start, open, length)) this.#failClose(start)
    let at = start + length
    if (bytes[at] !== GREATER_THAN) at = this.#spaceEnd(at)
    if (bytes[at] !== GREATER_THAN) this.#failClose(start)
    this.#depth = depth
    this.#at = at + 1
  }

  #failClose(start: number): never {
    if (!this.#bytes.includes(GREATER_THAN, start))
      this.#fail('the document is cut off within a tag', this.#bytes.length)
    const depth = this.#depth - 1
    const name = this.#bytes.toString('utf8', this.#starts[depth], this.#ends[depth])
    throw new XmlSyntaxError('another close tag is expected', start, name.slice(name.indexOf(':') + 1))
  }

  #spaceEnd(from: number): number {
    let at = from
    while (isSpace(this.#bytes[at])) at++
    return at
  }

  /** The offset of the outermost element's `<` or, behind that element, of what should not be there. */
  #outsideEnd(from: number, isProlog: boolean): number {
    const bytes = this.#bytes
    let at = this.#spaceEnd(from)
    while (bytes[at] === LESS_THAN) {
      const end = ignorableEnd(bytes, at) ?? (isProlog ? doctypeEnd(bytes, at) : undefined)
      if (end === undefined) return at
      at = this.#spaceEnd(end)
    }
    if (isProlog) this.#fail(at < bytes.length ? 'this is not XML' : 'there is no XML element', at)
    return at
  }

  #ignorableEnd(at: number): number {
    return ignorableEnd(this.#bytes, at) ?? this.#fail('"<!" begins nothing that may stand here', at)
  }

  #fail(problem: string, at: number): never {
    throw new XmlSyntaxError(problem, at)
  }
}
