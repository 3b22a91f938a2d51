import { readUtf8 } from '../../src/protocols/scalars/read-utf8.js'

/** Deeper than any model nests, and shallow enough for recursive decoders. */
const DEEPEST = 512
const BYTES = 2
const TEXT = 3
const LIST = 4
const MAP = 5
const TAG = 6
const SIMPLE = 7
const INDEFINITE = 31
const BREAK = 0xff
/** Seconds since 1970: the only tag that services send and boto3 reads. */
const EPOCH_TAG = 1

/**
 * Checks bytes before the library reads them, because it trusts them: it reads keys that are not text and numbers of
 * any size, ignores data behind the map, replaces bytes that are not UTF-8, allocates as many items as a list claims,
 * and loses a key `__proto__`.
 *
 * @throws TypeError that says what is wrong and where.
 */
export function checkCbor(body: Uint8Array): { readonly repeatsKey: boolean } {
  const walk = new Walk(body)
  walk.value(0)
  if (walk.at < body.length) walk.fail('data follows the map')
  return walk
}

class Walk {
  at = 0
  /** Whether a map contains a key twice. */
  repeatsKey = false
  #minor = 0

  constructor(private readonly bytes: Uint8Array) {}

  fail(problem: string): never {
    throw new TypeError(`${problem}, at byte ${this.at}`)
  }

  value(depth: number): void {
    const start = this.at
    const major = this.#head()
    if (major === SIMPLE) this.#simple(start)
    else if (major === MAP || major === LIST) this.#collection(major, depth)
    else if (major === TAG) this.#tag(depth)
    else if (major === TEXT || major === BYTES) this.#string(major)
    else this.#count()
  }

  /** Reads an initial byte. Gives its major type, and keeps its minor part. */
  #head(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) this.fail('the body is cut off')
    this.at++
    this.#minor = byte & 0x1f
    return byte >> 5
  }

  /** The argument of the initial byte that was read last. */
  #count(): number {
    const minor = this.#minor
    if (minor < 24) return minor
    if (minor > 27) this.fail('a length has an unknown form')
    let count = 0
    for (let left = 1 << (minor - 24); left > 0; left--) {
      const byte = this.bytes[this.at]
      if (byte === undefined) this.fail('the body is cut off')
      count = count * 256 + byte
      this.at++
    }
    return count
  }

  #collection(major: number, depth: number): void {
    if (depth >= DEEPEST) this.fail(`values are nested more than ${DEEPEST} deep`)
    const keys = new Set<string>()
    if (this.#minor === INDEFINITE) {
      while (!this.#takeBreak()) this.#item(major, depth, keys)
      return
    }
    const count = this.#count()
    if (count > this.bytes.length - this.at) this.fail('a list or map is longer than the rest of the body')
    for (let i = 0; i < count; i++) this.#item(major, depth, keys)
  }

  #item(major: number, depth: number, keys: Set<string>): void {
    if (major === MAP) this.#key(keys)
    this.value(depth + 1)
  }

  #takeBreak(): boolean {
    if (this.bytes[this.at] !== BREAK) return false
    this.at++
    return true
  }

  #key(keys: Set<string>): void {
    if (this.#head() !== TEXT || this.#minor === INDEFINITE) this.fail('a map key is not a text string')
    const key = readUtf8(this.bytes.subarray(this.#chunk(TEXT), this.at))
    if (key === '__proto__') this.fail('a map key is "__proto__", which cannot be read safely')
    if (keys.has(key)) this.repeatsKey = true
    keys.add(key)
  }

  #string(major: number): void {
    if (this.#minor !== INDEFINITE) {
      this.#chunk(major)
      return
    }
    while (!this.#takeBreak()) {
      if (this.#head() !== major || this.#minor === INDEFINITE)
        this.fail('a chunk of a string has another type')
      this.#chunk(major)
    }
  }

  /** Gives the start of the content of a string of definite length. */
  #chunk(major: number): number {
    const length = this.#count()
    const start = this.at
    if (length > this.bytes.length - start) this.fail('a string is longer than the rest of the body')
    this.at = start + length
    if (major === TEXT) this.#checkText(start)
    return start
  }

  #checkText(start: number): void {
    for (let i = start; i < this.at; i++) {
      if ((this.bytes[i] ?? 0) < 0x80) continue
      readUtf8(this.bytes.subarray(i, this.at))
      return
    }
  }

  #tag(depth: number): void {
    const tag = this.#count()
    if (tag !== EPOCH_TAG) this.fail('a value has a tag other than 1 (a timestamp)')
    const kind = (this.bytes[this.at] ?? 0) >> 5
    if (kind !== 0 && kind !== 1 && kind !== SIMPLE) this.fail('a timestamp is not a number')
    this.value(depth + 1)
  }

  /** false, true, null, undefined and floats. Other simple values are not supported. */
  #simple(start: number): void {
    if (this.#minor < 20 || this.#minor > 27 || this.#minor === 24) {
      this.at = start
      this.fail('a simple value is unknown')
    }
    if (this.#minor > 24) this.#count()
  }
}
