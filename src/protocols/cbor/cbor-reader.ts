import { parseTimestamp, readLatin1, readUtf8 } from '../scalars/index.js'
import { CborError } from './cbor-error.js'
import type { Wire } from './cbor-wire.js'
import { halfFloat } from './half-float.js'
import {
  BREAK,
  BYTES,
  EIGHT_BYTES,
  EMPTY_TEXT,
  EPOCH,
  FALSE,
  FOUR_BYTES,
  INDEFINITE,
  isFloat,
  kindOf,
  LARGEST_NUMBER,
  LIST,
  MAP,
  MINOR,
  MINOR_BITS,
  NEGATIVE,
  NULL,
  ONE_BYTE,
  SIMPLE,
  TAG,
  TEXT,
  TRUE,
  TWO_BYTES,
  UINT32,
  UNDEFINED,
} from './initial-byte.js'
import { LONGEST_SHORT_TEXT, readShortText } from './short-text.js'

/** Deeper than any model nests, and shallow enough that decoders may recurse. */
const DEEPEST = 512

/** Seconds since 1970: the only tag that services send, and that boto3 reads. */
const EPOCH_TAG = 1
const TWO_TO_32 = 2 ** 32
const EVERY_HIGH_BIT = 0x80808080 | 0

/** How many items are left of a list or map that does not say how many it has. */
const UNCOUNTED = -1

/**
 * Takes values out of a body, one after the other. All that is passed over is checked: nothing is reserved for what
 * a length announces before it is known to be there, and text is UTF-8. Strings and blobs are copies of their bytes:
 * none keeps the body in memory.
 *
 * @throws CborError for bytes that are not CBOR, end too soon, or are another kind of value than is asked for.
 */
export class CborReader {
  readonly #bytes: Buffer
  readonly #view: DataView
  readonly #length: number
  #at = 0
  #depth = 0

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength)
    this.#view = new DataView(buffer, byteOffset, byteLength)
    this.#length = byteLength
  }

  /** How many bytes have been read. */
  get offset(): number {
    return this.#at
  }

  /** Checks that nothing follows. */
  finish(): void {
    if (this.#at < this.#length) this.#fail('the body goes on after its end')
  }

  /**
   * Enters a map, and gives what `goesOn` is to be asked with: how many entries are left, each a `key` and a value, or
   * a number below 0 where that is not known. It is to be counted down.
   */
  enterMap(): number {
    return this.#major() === MAP ? this.#enter() : this.#mismatch('a map')
  }

  /** As `enterMap`, of a list and its items. */
  enterList(): number {
    return this.#major() === LIST ? this.#enter() : this.#mismatch('a list')
  }

  /** Whether the list or map that was entered last has more; it is left where it has not. */
  goesOn(left: number): boolean {
    if (left > 0) return true
    if (left < 0) {
      if (this.#bytes[this.#at] !== BREAK) return true
      this.#at++
    }
    this.#depth--
    return false
  }

  key(): string {
    const start = this.#at
    const byte = this.#initialByte()
    if (byte >> MINOR_BITS !== TEXT || (byte & MINOR) === INDEFINITE) this.#fail('a key is no text')
    const key = this.text()
    // Nobody means it, and whoever copies what it is in may set a prototype.
    if (key === '__proto__') this.#fail('a key is "__proto__", which cannot be read safely', start)
    return key
  }

  /** A shortcut of `key` and `text`: takes this text if it stands here. It may stand here though this gives false. */
  takes({ reach, words, lastMask, length }: Wire): boolean {
    const view = this.#view
    const start = this.#at
    if (start + reach > this.#length) return false
    const last = words.length - 1
    let at = start
    for (let i = 0; i < last; i++, at += 4) {
      if (view.getInt32(at) !== words[i]) return false
    }
    if (((view.getInt32(at) ^ (words[last] as number)) & lastMask) !== 0) return false
    this.#at = start + length
    return true
  }

  /** Takes null or undefined, if that stands here. */
  takesNull(): boolean {
    const byte = this.#bytes[this.#at]
    if (byte !== NULL && byte !== UNDEFINED) return false
    this.#at++
    return true
  }

  text(): string {
    const bytes = this.#bytes
    const start = this.#at + 1
    const length = (bytes[start - 1] as number) - EMPTY_TEXT
    const isShort = length >= 0 && length <= LARGEST_NUMBER
    if (!isShort || start + LONGEST_SHORT_TEXT > this.#length) return this.#longText()
    const view = this.#view
    let seen = 0
    let i = 0
    for (; i + 4 <= length; i += 4) seen |= view.getInt32(start + i)
    // Of the last four bytes those that are the text's: with none left, none.
    seen |= view.getInt32(start + i) & ~(-1 >>> (8 * (length & 3)))
    if ((seen & EVERY_HIGH_BIT) !== 0) return this.#longText()
    this.#at = start + length
    return readShortText(bytes, start, length)
  }

  blob(): Uint8Array {
    const byte = this.#initialByte()
    if (byte >> MINOR_BITS !== BYTES) return this.#mismatch('a byte string')
    if ((byte & MINOR) === INDEFINITE) return new Uint8Array(this.#chunks(BYTES))
    const start = this.#passContent()
    return new Uint8Array(this.#bytes.subarray(start, this.#at))
  }

  boolean(): boolean {
    const byte = this.#bytes[this.#at]
    if (byte !== TRUE && byte !== FALSE) return this.#mismatch('a boolean')
    this.#at++
    return byte === TRUE
  }

  /** A number, or a bigint for a whole one that a number may not hold exactly. */
  number(): number | bigint {
    const start = this.#at
    const byte = this.#initialByte()
    const major = byte >> MINOR_BITS
    if (major === SIMPLE && isFloat(byte)) return this.#float(byte)
    if (major > NEGATIVE) return this.#mismatch('a number')
    const number = this.#argument()
    if (number <= Number.MAX_SAFE_INTEGER) return major === NEGATIVE ? -1 - number : number
    const exact = this.#view.getBigUint64(start + 1)
    return major === NEGATIVE ? -1n - exact : exact
  }

  /** A moment: seconds since 1970, tagged as such or not, or text in any form, since services differ. */
  timestamp(): Date {
    const at = this.#at
    const bytes = this.#bytes
    if (bytes[at] === EPOCH && bytes[at + 1] === UINT32 && at + 6 <= this.#length) {
      this.#at = at + 6
      return new Date(this.#view.getUint32(at + 2) * 1000)
    }
    const major = this.#major()
    if (major === TEXT) return parseTimestamp(this.text())
    if (major === TAG) this.#enterTag()
    return parseTimestamp(this.number())
  }

  /** A text or a number; any other value is passed over. */
  textOrNumber(): string | number | bigint | undefined {
    const byte = this.#initialByte()
    const major = byte >> MINOR_BITS
    if (major === TEXT) return this.text()
    if (major <= NEGATIVE || (major === SIMPLE && isFloat(byte))) return this.number()
    this.skip()
    return undefined
  }

  /** Passes over a value of whatever kind. */
  skip(): void {
    const byte = this.#initialByte()
    const major = byte >> MINOR_BITS
    if (major === TEXT || major === BYTES) this.#skipString(byte)
    else if (major === MAP || major === LIST) this.#skipItems(major)
    else if (major === SIMPLE) this.#skipSimple(byte)
    else if (major !== TAG) this.#argument()
    else {
      this.#enterTag()
      this.skip()
    }
  }

  #enter(): number {
    if (this.#depth >= DEEPEST) this.#fail(`values are nested more than ${DEEPEST} deep`)
    this.#depth++
    if ((this.#initialByte() & MINOR) === INDEFINITE) {
      this.#at++
      return UNCOUNTED
    }
    const count = this.#argument()
    const isThere = count <= this.#length - this.#at
    return isThere ? count : this.#fail('more items are announced than the body holds')
  }

  #initialByte(): number {
    return this.#bytes[this.#at] ?? this.#fail('the body is cut off')
  }

  #major(): number {
    return this.#initialByte() >> MINOR_BITS
  }

  /** Passes over an initial byte and the number that belongs to it, and gives that: above 2^53 about. */
  #argument(): number {
    const at = this.#at + 1
    const minor = this.#initialByte() & MINOR
    if (minor <= LARGEST_NUMBER) {
      this.#at = at
      return minor
    }
    if (minor > EIGHT_BYTES) this.#fail(`a length of kind ${minor}, which there is not,`)
    const end = at + (1 << (minor - ONE_BYTE))
    if (end > this.#length) this.#fail('the body is cut off', this.#length)
    this.#at = end
    if (minor === ONE_BYTE) return this.#bytes[at] as number
    if (minor === TWO_BYTES) return this.#view.getUint16(at)
    const high = this.#view.getUint32(at)
    return minor === FOUR_BYTES ? high : high * TWO_TO_32 + this.#view.getUint32(at + 4)
  }

  /** Any text: one that is long or not ASCII, in chunks, or at the body's very end. */
  #longText(): string {
    const byte = this.#initialByte()
    if (byte >> MINOR_BITS !== TEXT) return this.#mismatch('a text string')
    if ((byte & MINOR) === INDEFINITE) return this.#chunks(TEXT).toString()
    const start = this.#passContent()
    const end = this.#at
    return this.#isAscii(start, end) ? readLatin1(this.#bytes, start, end) : this.#utf8(start)
  }

  /** Passes over a string of definite length, and gives where its content begins. */
  #passContent(): number {
    const length = this.#argument()
    const start = this.#at
    if (length > this.#length - start) this.#fail('more bytes are announced than the body holds')
    this.#at = start + length
    return start
  }

  #isAscii(start: number, end: number): boolean {
    const view = this.#view
    const lastWord = end - 4
    let seen = 0
    let at = start
    for (; at <= lastWord; at += 4) seen |= view.getInt32(at)
    for (; at < end; at++) seen |= this.#bytes[at] as number
    return (seen & EVERY_HIGH_BIT) === 0
  }

  /** The text from `start` to where the reader is. */
  #utf8(start: number): string {
    return readUtf8(this.#bytes.subarray(start, this.#at))
  }

  /** The content of a string that comes in chunks; each chunk of a text is text by itself. */
  #chunks(major: number): Buffer {
    const chunks: Uint8Array[] = []
    this.#at++
    for (let byte = this.#initialByte(); byte !== BREAK; byte = this.#initialByte()) {
      if (byte >> MINOR_BITS !== major || (byte & MINOR) === INDEFINITE)
        this.#fail('a string holds another kind of value')
      const start = this.#passContent()
      if (major === TEXT) this.#utf8(start)
      chunks.push(this.#bytes.subarray(start, this.#at))
    }
    this.#at++
    return Buffer.concat(chunks)
  }

  /** Passes over the tag of a timestamp, which a number must follow; no other tag has a meaning here. */
  #enterTag(): void {
    const start = this.#at
    const tag = this.#argument()
    if (tag !== EPOCH_TAG)
      this.#fail(`a value has a tag other than ${EPOCH_TAG} (a timestamp), which alone is known,`, start)
    const major = this.#major()
    if (major > NEGATIVE && major !== SIMPLE) this.#fail('a timestamp is no number')
  }

  #float(byte: number): number {
    const at = this.#at + 1
    const bits = this.#argument()
    const minor = byte & MINOR
    if (minor === TWO_BYTES) return halfFloat(bits)
    return minor === FOUR_BYTES ? this.#view.getFloat32(at) : this.#view.getFloat64(at)
  }

  #skipString(byte: number): void {
    const major = byte >> MINOR_BITS
    if ((byte & MINOR) === INDEFINITE) this.#chunks(major)
    else {
      const start = this.#passContent()
      if (major === TEXT && !this.#isAscii(start, this.#at)) this.#utf8(start)
    }
  }

  #skipItems(major: number): void {
    for (let left = this.#enter(); this.goesOn(left); left--) {
      if (major === MAP) this.key()
      this.skip()
    }
  }

  /** false, true, null, undefined and the floats; others have no meaning here. */
  #skipSimple(byte: number): void {
    if (isFloat(byte)) this.#argument()
    else if (byte >= FALSE && byte <= UNDEFINED) this.#at++
    else this.#fail('a value of an unknown kind')
  }

  /** What stands here is told, or what is wrong with it where it is no value at all. */
  #mismatch(expected: string): never {
    const start = this.#at
    const byte = this.#initialByte()
    this.skip()
    return this.#fail(`${expected} was expected where ${kindOf(byte)} stands`, start)
  }

  #fail(problem: string, at = this.#at): never {
    throw new CborError(problem, at)
  }
}
