import { ByteView, readLatin1 } from '../../bytes/index.js'
import { BANG, GREATER_THAN, LESS_THAN, QUESTION_MARK, SLASH } from './byte-class.js'
import type { ElementTag } from './element-tag.js'
import type { ScalarElement } from './scalar-element.js'
import { CDATA_START, cdataEnd, startsWith } from './skip-markup.js'
import { readText, readVerbatim } from './text.js'
import { XmlScanner } from './xml-scanner.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

/** Deeper than any model nests, and shallow enough for recursive decoders. */
const DEEPEST = 512

/**
 * Pulls elements and their text out of a document, in one pass and without a tree. After `openRoot`, or after a
 * `nextChild` that returns true, the reader is inside an element. Read its content with exactly one of `readText`,
 * `skip`, or `nextChild` until it returns false. Comments, processing instructions and white space are skipped; every
 * close tag is checked; nothing that a DOCTYPE declares is expanded.
 *
 * Strings are copies of their bytes: none of them keeps the document in memory.
 *
 * @throws XmlSyntaxError for bytes that are not well-formed XML, and for a document that ends too early.
 */
export class XmlReader {
  readonly document: ByteView
  /** Values of structures that are not complete yet: for each the values of its members so far. */
  readonly slots: unknown[] = []
  /** The number of slots that the structures around the current one use. */
  usedSlots = 0
  readonly #bytes: Buffer
  readonly #scanner: XmlScanner
  /** Where the names of the open elements start and end, prefix included. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  #depth = 0
  #at = 0
  /** Where the local name of the current element starts and ends. */
  #nameStart = 0
  #nameEnd = 0
  /** The current element is `<a/>`: it has no content and no close tag. */
  #isEmpty = false
  /** The tag of the element that was opened last, if a shortcut compared it. */
  #tag: ElementTag | undefined

  /** Tests set `takesShortcuts` to false, to compare the shortcuts with the full reader. */
  constructor(
    bytes: Uint8Array,
    private readonly takesShortcuts = true,
  ) {
    this.document = new ByteView(bytes)
    this.#bytes = this.document.bytes
    this.#scanner = new XmlScanner(this.document)
  }

  /** The number of bytes read so far. */
  get offset(): number {
    return this.#at
  }

  /** The local name of the element that was opened last. */
  get name(): string {
    return this.#bytes.toString('utf8', this.#nameStart, this.#nameEnd)
  }

  /** Whether the element that was opened last has this local name. Cheaper than comparing `name`. */
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

  /** Enters the root element. */
  openRoot(): void {
    this.#open(this.#scanner.prologEnd() + 1)
  }

  /** Checks that nothing follows the root element. */
  finish(): void {
    const at = this.#scanner.epilogEnd(this.#at)
    if (at < this.#bytes.length) throw new XmlSyntaxError('content follows the root element', at)
    this.#at = at
  }

  /** Enters the next child of the current element. Returns false, and leaves the element, if there is none. */
  nextChild(): boolean {
    if (this.#isEmpty) return this.#leaveEmpty()
    for (;;) {
      const at = this.#scanner.textEnd(this.#at)
      const next = this.#bytes[at + 1]
      if (next === SLASH) {
        this.#close(at + 2)
        return false
      }
      if (next !== BANG && next !== QUESTION_MARK) {
        this.#open(at + 1)
        return true
      }
      const isCdata = startsWith(this.#bytes, at, CDATA_START)
      this.#at = isCdata ? cdataEnd(this.#bytes, at) : this.#scanner.ignorableEnd(at)
    }
  }

  /**
   * A shortcut for `nextChild`: enters the next child if exactly this start tag comes next, which needs neither a scan
   * for the name nor a look-up. Otherwise returns false and reads nothing.
   */
  enters(tag: ElementTag | undefined): boolean {
    if (tag === undefined || !this.#allowsShortcut()) return false
    const start = this.#tagStart()
    if (!this.document.matches(start, tag.open)) return false
    this.enterBefore(start + tag.open.length, tag)
    return true
  }

  /** Enters the child whose start tag ends at `end`, in exactly this form. `isEmpty`: it is `<a/>` instead of `<a>`. */
  enterBefore(end: number, tag: ElementTag, isEmpty = false): void {
    const depth = this.#depth
    const nameEnd = isEmpty ? end - 2 : end - 1
    this.#ends[depth] = this.#nameEnd = nameEnd
    this.#starts[depth] = this.#nameStart = nameEnd - tag.open.length + 2
    this.#depth = depth + 1
    this.#at = end
    this.#tag = tag
    this.#isEmpty = isEmpty
  }

  /** Whether the element that was opened last is `<a/>`. */
  get isEmpty(): boolean {
    return this.#isEmpty
  }

  /** Whether the current element was entered by this tag, nothing of it was read, and it can have children. */
  isAtStartOf(tag: ElementTag): boolean {
    return this.#tag === tag && this.#allowsShortcut()
  }

  /** Continues at `at`, between two children of the current element. */
  continueAt(at: number): void {
    this.#at = at
  }

  /** Leaves the current element, whose close tag ends before `at`. */
  leaveAt(at: number): void {
    this.#depth--
    this.#at = at
  }

  /** A shortcut that reads a whole element and gives its value. undefined if another element comes next. */
  takes(element: ScalarElement): unknown {
    if (!this.#allowsShortcut()) return undefined
    const value = element.read(this.document, this.#tagStart())
    if (value !== undefined) this.#at = element.end
    return value
  }

  /** Where the next tag starts if only white space is before it. */
  #tagStart(): number {
    const at = this.#at
    return this.#bytes[at] === LESS_THAN ? at : this.#scanner.spaceEnd(at)
  }

  #allowsShortcut(): boolean {
    return this.takesShortcuts && !this.#isEmpty && this.#depth < DEEPEST
  }

  /** The text of the current element up to its first child, as in boto3. Leaves the element. */
  readText(): string {
    if (this.#isEmpty) {
      this.#leaveEmpty()
      return ''
    }
    const start = this.#at
    const end = this.#scanner.textEnd(start)
    if (this.#bytes[end + 1] !== SLASH) return this.#readMixed()
    const text = this.#text(start, end)
    this.#close(end + 2)
    return text
  }

  /** Leaves the current element, whatever it contains. */
  skip(): void {
    this.#leave(this.#depth)
  }

  /** The attributes of the element that was opened last, by their names with prefix. Call it before reading content. */
  attributes(): Map<string, string> {
    const found = new Map<string, string>()
    this.#scanner.attributesEnd(this.#nameEnd, found)
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

  /** The text that the scanner has just scanned. */
  #text(start: number, end: number): string {
    if (start === end) return ''
    if (this.#scanner.isPlain) return readLatin1(this.#bytes, start, end)
    return readText(this.#bytes, start, end)
  }

  /** Text with CDATA, comments or children in it. */
  #readMixed(): string {
    const bytes = this.#bytes
    let text = ''
    for (;;) {
      const end = this.#scanner.textEnd(this.#at)
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
        this.#at = this.#scanner.ignorableEnd(end)
      }
    }
  }

  /** Enters the element whose name starts at `start`. */
  #open(start: number): void {
    const bytes = this.#bytes
    const depth = this.#depth
    if (depth >= DEEPEST)
      throw new XmlSyntaxError(`elements are nested more than ${DEEPEST} levels deep`, start)
    const end = this.#scanner.nameEnd(start)
    this.#starts[depth] = start
    this.#ends[depth] = end
    this.#depth = depth + 1
    this.#tag = undefined
    this.#nameStart = this.#scanner.localStart
    this.#nameEnd = end
    let at = end
    if (bytes[at] !== GREATER_THAN) at = this.#scanner.attributesEnd(at)
    this.#isEmpty = bytes[at] === SLASH
    if (this.#isEmpty) at++
    if (bytes[at] !== GREATER_THAN) throw new XmlSyntaxError('a tag does not end with ">"', at)
    this.#at = at + 1
  }

  /** Reads the rest of a close tag, whose name is expected at `start`. */
  #close(start: number): void {
    const bytes = this.#bytes
    const depth = this.#depth - 1
    const open = this.#starts[depth] as number
    const length = (this.#ends[depth] as number) - open
    if (!this.document.repeats(start, open, length)) this.#failClose(start)
    let at = start + length
    if (bytes[at] !== GREATER_THAN) at = this.#scanner.spaceEnd(at)
    if (bytes[at] !== GREATER_THAN) this.#failClose(start)
    this.#depth = depth
    this.#at = at + 1
  }

  #failClose(start: number): never {
    if (!this.#bytes.includes(GREATER_THAN, start))
      this.#scanner.failIncomplete('the document is cut off inside a tag')
    const depth = this.#depth - 1
    const name = this.#bytes.toString('utf8', this.#starts[depth], this.#ends[depth])
    const element = name.slice(name.indexOf(':') + 1)
    throw new XmlSyntaxError('the close tag does not match the open element', start, { element })
  }
}
