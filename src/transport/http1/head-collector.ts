import { badByte, MalformedResponse } from './malformed-response.js'

const CR = 0x0d
const LF = 0x0a
const blankLine = Buffer.from('\r\n\r\n')
const start = Buffer.from('HTTP/1.')
/** Node allows as much for names and values alone. */
const MOST_BYTES = 16 * 1024

/** Finds the head of a response in bytes that may be split anywhere. */
export class HeadCollector {
  /** The last head that was found, one character per byte, without its empty line. */
  text = ''
  /** The beginning of a head that was split; undefined as long as there is none. */
  #kept: Buffer | undefined
  #length = 0

  /** Where the head in `bytes` ends, behind its empty line; -1 if it is not complete, and then the bytes are kept. */
  find(bytes: Buffer, from: number, to: number): number {
    return this.#length > 0 ? this.#findSplit(bytes, from, to) : this.#findWhole(bytes, from, to)
  }

  #findWhole(bytes: Buffer, from: number, to: number): number {
    const blank = bytes.indexOf(blankLine, from)
    // Behind `to` are bytes of an earlier read.
    const end = blank === -1 || blank + 4 > to ? -1 : blank + 4
    if (end === -1) {
      this.#keep(bytes, from, to)
      checkUnfinished(bytes.subarray(from, to), 0)
    } else this.text = readHead(bytes, from, end)
    return end
  }

  #findSplit(bytes: Buffer, from: number, to: number): number {
    const before = this.#length
    this.#keep(bytes, from, to)
    const kept = this.#kept?.subarray(0, this.#length) ?? blankLine
    const blank = kept.indexOf(blankLine, Math.max(0, before - 3))
    if (blank === -1) {
      checkUnfinished(kept, before)
      return -1
    }
    this.text = readHead(kept, 0, blank + 4)
    this.#length = 0
    return from + blank + 4 - before
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    // The rest of a head that is longer is not needed to refuse it.
    const end = Math.min(to, from + MOST_BYTES + 4 - this.#length)
    this.#kept ??= Buffer.allocUnsafeSlow(MOST_BYTES + 4)
    bytes.copy(this.#kept, this.#length, from, end)
    this.#length += end - from
    checkStart(this.#kept, 0, this.#length)
  }
}

function readHead(bytes: Buffer, from: number, end: number): string {
  checkStart(bytes, from, end)
  checkLength(end - 4 - from)
  return bytes.toString('latin1', from, end - 2)
}

/** Refuses at once what cannot become a head: its server may wait for more. */
function checkStart(bytes: Buffer, from: number, to: number): void {
  const length = Math.min(to - from, start.length)
  if (bytes.compare(start, 0, length, from, from + length) === 0) return
  throw new MalformedResponse('it does not begin with "HTTP/1."', 'byte 0 of its head', bytes[from])
}

/** Refuses the beginning of a head that cannot be completed. The bytes before `checked` have been checked. */
function checkUnfinished(bytes: Buffer, checked: number): void {
  for (let at = Math.max(1, checked); at < bytes.length; at++) {
    const isAfterCr = bytes[at - 1] === CR
    if (isAfterCr === (bytes[at] === LF)) continue
    throw isAfterCr ? badByte('\r', at - 1) : badByte('\n', at)
  }
  checkLength(bytes.length - 3)
}

/** `length` leaves out the end of the last header and the empty line. */
function checkLength(length: number): void {
  if (length < MOST_BYTES) return
  throw new MalformedResponse('more than 16 KiB', `byte ${MOST_BYTES} of its head`)
}
