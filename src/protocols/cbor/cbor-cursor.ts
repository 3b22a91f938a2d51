import { ByteView, readLatin1 } from '../bytes/index.js'
import { readUtf8 } from '../scalars/index.js'
import { CborError } from './cbor-error.js'
import {
  BREAK,
  BYTES,
  EIGHT_BYTES,
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
  ONE_BYTE,
  SIMPLE,
  TAG,
  TEXT,
  TWO_BYTES,
  UNDEFINED,
} from './initial-byte.js'

/** Deeper than any model nests, and shallow enough for recursive decoders. */
const DEEPEST = 512
/** Seconds since 1970: the only tag that services send and boto3 reads. */
const EPOCH_TAG = 1
const TWO_TO_32 = 2 ** 32
/** The count of a list or map of indefinite length. */
const UNCOUNTED = -1

/**
 * A place in a body of CBOR, and how to move over values there. Everything that is passed is checked: text is UTF-8,
 * and no memory is allocated for a length until that many bytes are known to follow.
 *
 * @throws CborError for bytes that are not CBOR, and for a body that ends too early.
 */
export class CborCursor {
  protected readonly body: ByteView
  protected at = 0
  #depth = 0

  constructor(bytes: Uint8Array) {
    this.body = new ByteView(bytes)
  }

  /** The number of bytes read so far. */
  get offset(): number {
    return this.at
  }

  /** Checks that nothing follows. */
  finish(): void {
    if (this.at < this.body.length) this.fail('data follows the map')
  }

  /** Whether the list or map that was entered last has more. Leaves it if it has not. */
  hasMore(left: number): boolean {
    if (left > 0) return true
    if (left < 0) {
      if (this.body.bytes[this.at] !== BREAK) return true
      this.at++
    }
    this.#depth--
    return false
  }

  /** The key of the next entry. */
  key(): string {
    const start = this.at
    const byte = this.initialByte()
    if (byte >> MINOR_BITS !== TEXT || (byte & MINOR) === INDEFINITE)
      this.fail('a map key is not a text string')
    const key = this.text()
    // No service means it, and code that copies the map could set a prototype.
    if (key === '__proto__') this.fail('a map key is "__proto__", which cannot be read safely', start)
    return key
  }

  text(): string {
    const byte = this.initialByte()
    if (byte >> MINOR_BITS !== TEXT) return this.mismatch('a text string')
    if ((byte & MINOR) === INDEFINITE) return this.chunks(TEXT).toString()
    const start = this.skipContent()
    return this.body.isAscii(start, this.at) ? readLatin1(this.body.bytes, start, this.at) : this.#utf8(start)
  }

  /** Skips a value of any type. */
  skip(): void {
    const byte = this.initialByte()
    const major = byte >> MINOR_BITS
    if (major === TEXT || major === BYTES) this.#skipString(byte)
    else if (major === MAP || major === LIST) this.#skipItems(major)
    else if (major === SIMPLE) this.#skipSimple(byte)
    else if (major !== TAG) this.argument()
    else {
      this.skipTag()
      this.skip()
    }
  }

  /** Enters a list or map, and gives the number of its items or entries; negative if it does not say. */
  protected enter(): number {
    if (this.#depth >= DEEPEST) this.fail(`values are nested more than ${DEEPEST} levels deep`)
    this.#depth++
    if ((this.initialByte() & MINOR) === INDEFINITE) {
      this.at++
      return UNCOUNTED
    }
    const count = this.argument()
    return count <= this.body.length - this.at
      ? count
      : this.fail('a list or map is longer than the rest of the body')
  }

  protected initialByte(): number {
    return this.body.bytes[this.at] ?? this.#failIncomplete(this.at)
  }

  /** Reads an initial byte with its argument, and gives the argument. It is rounded above 2^53. */
  protected argument(): number {
    const { view, length } = this.body
    const at = this.at + 1
    const minor = this.initialByte() & MINOR
    if (minor <= LARGEST_NUMBER) {
      this.at = at
      return minor
    }
    if (minor > EIGHT_BYTES) this.fail('a length has an unknown form')
    const end = at + (1 << (minor - ONE_BYTE))
    if (end > length) this.#failIncomplete(length)
    this.at = end
    if (minor === ONE_BYTE) return view.getUint8(at)
    if (minor === TWO_BYTES) return view.getUint16(at)
    const high = view.getUint32(at)
    return minor === FOUR_BYTES ? high : high * TWO_TO_32 + view.getUint32(at + 4)
  }

  /** Moves behind a string of definite length, and gives where its content starts. */
  protected skipContent(): number {
    const length = this.argument()
    const start = this.at
    if (length > this.body.length - start) this.fail('a string is longer than the rest of the body')
    this.at = start + length
    return start
  }

  /** Reads the content of a string in chunks. Each chunk of a text is valid UTF-8 by itself. */
  protected chunks(major: number): Buffer {
    const chunks: Uint8Array[] = []
    this.at++
    for (let byte = this.initialByte(); byte !== BREAK; byte = this.initialByte()) {
      if (byte >> MINOR_BITS !== major || (byte & MINOR) === INDEFINITE)
        this.fail('a chunk of a string has another type')
      const start = this.skipContent()
      if (major === TEXT) this.#utf8(start)
      chunks.push(this.body.bytes.subarray(start, this.at))
    }
    this.at++
    return Buffer.concat(chunks)
  }

  /** Skips the tag of a timestamp, which a number must follow. Other tags are not supported. */
  protected skipTag(): void {
    const start = this.at
    if (this.argument() !== EPOCH_TAG) this.fail('a value has a tag other than 1 (a timestamp)', start)
    const major = this.initialByte() >> MINOR_BITS
    if (major > NEGATIVE && major !== SIMPLE) this.fail('a timestamp is not a number')
  }

  /** Throws the error for a value of another type than expected, or for bytes that are no value at all. */
  protected mismatch(expected: string): never {
    const start = this.at
    const byte = this.initialByte()
    this.skip()
    return this.fail(`expected ${expected}, found ${kindOf(byte)}`, start)
  }

  protected fail(problem: string, at = this.at): never {
    throw new CborError(problem, at)
  }

  #skipString(byte: number): void {
    const major = byte >> MINOR_BITS
    if ((byte & MINOR) === INDEFINITE) this.chunks(major)
    else {
      const start = this.skipContent()
      if (major === TEXT && !this.body.isAscii(start, this.at)) this.#utf8(start)
    }
  }

  #skipItems(major: number): void {
    for (let left = this.enter(); this.hasMore(left); left--) {
      if (major === MAP) this.key()
      this.skip()
    }
  }

  /** Skips false, true, null, undefined or a float. Other simple values are not supported. */
  #skipSimple(byte: number): void {
    if (isFloat(byte)) this.argument()
    else if (byte >= FALSE && byte <= UNDEFINED) this.at++
    else this.fail('a simple value is unknown')
  }

  /** The text from `start` to the cursor. */
  #utf8(start: number): string {
    return readUtf8(this.body.bytes.subarray(start, this.at))
  }

  #failIncomplete(at: number): never {
    throw new CborError('the body is cut off', at, true)
  }
}
