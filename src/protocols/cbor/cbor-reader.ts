import type { BytePattern, EnumCache } from '../bytes/index.js'
import { parseTimestamp } from '../scalars/index.js'
import { CborCursor } from './cbor-cursor.js'
import { halfFloat } from './half-float.js'
import {
  BYTES,
  EPOCH,
  FALSE,
  FOUR_BYTES,
  INDEFINITE,
  isFloat,
  LIST,
  MAP,
  MINOR,
  MINOR_BITS,
  NEGATIVE,
  NULL,
  SIMPLE,
  TAG,
  TEXT,
  TRUE,
  TWO_BYTES,
  UINT32,
  UNDEFINED,
} from './initial-byte.js'

/**
 * Reads values out of a body, one after the other. Strings and blobs are copies of their bytes: none of them keeps
 * the body in memory.
 *
 * @throws CborError for a value of another type than the caller asks for, and as `CborCursor`.
 */
export class CborReader extends CborCursor {
  /**
   * Enters a map, and gives the number of its entries, each a `key` and a value; negative if it does not say. Pass it
   * to `hasMore`, and count it down.
   */
  enterMap(): number {
    return this.initialByte() >> MINOR_BITS === MAP ? this.enter() : this.mismatch('a map')
  }

  /** `enterMap` for a list and its items. */
  enterList(): number {
    return this.initialByte() >> MINOR_BITS === LIST ? this.enter() : this.mismatch('a list')
  }

  /**
   * A shortcut for `key`: moves behind this text if it comes next. It can come next in another form; then it is
   * false.
   */
  takes(text: BytePattern | undefined): boolean {
    if (text === undefined || !this.body.matches(this.at, text)) return false
    this.at += text.length
    return true
  }

  /** Reads a text that is often one of a few values. */
  enumText(values: EnumCache): string {
    const known = values.find(this.body, this.at)
    if (known === undefined) {
      const text = this.text()
      values.learn(text)
      return text
    }
    this.at += known.pattern.length
    return known.value as string
  }

  /** Moves behind null or undefined, if that comes next. */
  takesNull(): boolean {
    const byte = this.body.bytes[this.at]
    if (byte !== NULL && byte !== UNDEFINED) return false
    this.at++
    return true
  }

  blob(): Uint8Array {
    const byte = this.initialByte()
    if (byte >> MINOR_BITS !== BYTES) return this.mismatch('a byte string')
    if ((byte & MINOR) === INDEFINITE) return new Uint8Array(this.chunks(BYTES))
    const start = this.skipContent()
    return new Uint8Array(this.body.bytes.subarray(start, this.at))
  }

  boolean(): boolean {
    const byte = this.body.bytes[this.at]
    if (byte !== TRUE && byte !== FALSE) return this.mismatch('a boolean')
    this.at++
    return byte === TRUE
  }

  /** A number, or a bigint for an integer that a number would round. */
  number(): number | bigint {
    const start = this.at
    const byte = this.initialByte()
    const major = byte >> MINOR_BITS
    if (major === SIMPLE && isFloat(byte)) return this.#float(byte)
    if (major > NEGATIVE) return this.mismatch('a number')
    const number = this.argument()
    if (number <= Number.MAX_SAFE_INTEGER) return major === NEGATIVE ? -1 - number : number
    const exact = this.body.view.getBigUint64(start + 1)
    return major === NEGATIVE ? -1n - exact : exact
  }

  /** A timestamp: seconds since 1970 with or without a tag, or text in any format, since services differ. */
  timestamp(): Date {
    const { at, body } = this
    const { bytes, view } = body
    if (bytes[at] === EPOCH && bytes[at + 1] === UINT32 && at + 6 <= body.length) {
      this.at = at + 6
      return new Date(view.getUint32(at + 2) * 1000)
    }
    const major = this.initialByte() >> MINOR_BITS
    if (major === TEXT) return parseTimestamp(this.text())
    if (major === TAG) this.skipTag()
    return parseTimestamp(this.number())
  }

  /** A text or a number; undefined for any other value, which is skipped. */
  textOrNumber(): string | number | bigint | undefined {
    const byte = this.initialByte()
    const major = byte >> MINOR_BITS
    if (major === TEXT) return this.text()
    if (major <= NEGATIVE || (major === SIMPLE && isFloat(byte))) return this.number()
    this.skip()
    return undefined
  }

  #float(byte: number): number {
    const at = this.at + 1
    const bits = this.argument()
    const minor = byte & MINOR
    if (minor === TWO_BYTES) return halfFloat(bits)
    return minor === FOUR_BYTES ? this.body.view.getFloat32(at) : this.body.view.getFloat64(at)
  }
}
