import type { BodyBuffer } from './body-buffer.js'
import { chunkSize, isTrailerLine } from './chunk-line.js'
import { MalformedResponse } from './malformed-response.js'

/** What the next byte belongs to; `break`: to the CRLF behind a chunk's data. */
type Part = 'size' | 'data' | 'break' | 'trailers' | 'nothing'

const CR = 0x0d
const LF = 0x0a
const NO_DIGIT = 16
/** Longer sizes are read with all checks. */
const USUAL_DIGITS = 8
/** A size line has up to 16 digits and rarely an extension. */
const LONGEST_SIZE_LINE = 1024
const MOST_TRAILERS = 16 * 1024

const digits = new Uint8Array(256).fill(NO_DIGIT)
for (let digit = 0; digit < 16; digit++) {
  const character = digit.toString(16)
  digits[character.charCodeAt(0)] = digit
  digits[character.toUpperCase().charCodeAt(0)] = digit
}

/** Joins the chunks of a body that may be split anywhere. */
export class ChunkReader {
  readonly #body: BodyBuffer
  #part: Part = 'nothing'
  /** Bytes of the current chunk that have not arrived. */
  #missing = 0
  /** The beginning of a line that was split, and where in the body the line begins. */
  #line = ''
  #lineStart = 0
  /** Bytes of trailers so far. */
  #trailers = 0
  /** Where in the body `bytes[0]` lies. */
  #offset = 0

  constructor(body: BodyBuffer) {
    this.#body = body
  }

  /** A body begins at this place of the bytes that are read next. */
  start(at: number): void {
    this.#part = 'size'
    this.#line = ''
    this.#trailers = 0
    this.#offset = -at
  }

  /** Where the body ends in `bytes`; -1 if more must follow. */
  read(bytes: Buffer, from: number, to: number): number {
    let at = from
    while (at < to) {
      if (this.#part === 'data') {
        at = this.#readData(bytes, at, to)
      } else {
        const next = this.#line === '' ? this.#readUsualLine(bytes, at, to) : -1
        at = next === -1 ? this.#readAnyLine(bytes, at, to) : next
        if (this.#part === 'nothing') return at
      }
    }
    this.#offset += to
    return -1
  }

  #readData(bytes: Buffer, at: number, to: number): number {
    const end = Math.min(to, at + this.#missing)
    this.#body.append(bytes, at, end)
    this.#missing -= end - at
    if (this.#missing === 0) this.#part = 'break'
    return end
  }

  /** Reads a line that is neither split nor unusual, without making a text of it; -1 for any other. */
  #readUsualLine(bytes: Buffer, at: number, to: number): number {
    let end = at
    let size = 0
    if (this.#part === 'size') {
      for (; end < to; end++) {
        const digit = digits[bytes[end] ?? 0] ?? NO_DIGIT
        if (digit === NO_DIGIT) break
        size = size * 16 + digit
      }
      if (end === at || end - at > USUAL_DIGITS) return -1
    }
    if (end + 1 >= to || bytes[end] !== CR || bytes[end + 1] !== LF) return -1
    if (this.#part === 'size') this.#startChunk(size)
    else this.#part = this.#part === 'break' ? 'size' : 'nothing'
    return end + 2
  }

  #readAnyLine(bytes: Buffer, at: number, to: number): number {
    const feed = bytes.indexOf(LF, at)
    // Behind `to` are bytes of an earlier read.
    const end = feed === -1 || feed >= to ? to : feed + 1
    if (this.#line === '') this.#lineStart = this.#offset + at
    const room = this.#part === 'trailers' ? MOST_TRAILERS - this.#trailers : LONGEST_SIZE_LINE
    if (this.#line.length + end - at > room)
      throw this.#malformed('more trailers or a longer line than are read')
    this.#line += bytes.toString('latin1', at, end)
    const line = this.#line
    // What cannot become a line is taken too, to be refused at once: its server may wait for more.
    if (end === feed + 1 || (this.#part === 'break' && line !== '\r') || /\r./s.test(line)) {
      this.#line = ''
      this.#takeLine(line)
    }
    return end
  }

  #takeLine(line: string): void {
    if (this.#part === 'size') {
      const size = chunkSize(line)
      if (size === undefined) throw this.#malformed('a line that gives no size of a chunk')
      this.#startChunk(size)
    } else if (line === '\r\n') {
      this.#part = this.#part === 'break' ? 'size' : 'nothing'
    } else if (this.#part === 'break') {
      throw this.#malformed('a chunk that is longer than its size')
    } else {
      if (!isTrailerLine(line)) throw this.#malformed('a line behind the last chunk that is no trailer')
      this.#trailers += line.length
    }
  }

  #startChunk(size: number): void {
    this.#part = size === 0 ? 'trailers' : 'data'
    this.#missing = size
  }

  #malformed(problem: string): MalformedResponse {
    return new MalformedResponse(problem, `byte ${this.#lineStart} of its body`)
  }
}
