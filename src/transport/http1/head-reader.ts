import { decodeHeaderText } from '../../values/index.js'
import { addHeader, type HeaderField, headerField } from './header-field.js'
import { badByte, MalformedResponse } from './malformed-response.js'

const plainLines = /^(?:[\t\x20-\x7e]*\r\n)+$/
const lawfulLines = /^(?:[\t\x20-\x7e\x80-\xff]*\r\n)+$/
const token = /^[\w!#$%&'*+.^`|~-]+$/
const chunked = /^chunked *$/i
const close = /(?:^|[\t ,])close(?:$|[\t ,])/i
const keepAlive = /^keep-alive *$/i
const timeout = /(?:^|[\t ,])timeout=(\d{1,9})(?:$|[\t ,;])/i

const usualLine = 'HTTP/1.1 200 OK\r\n'
/** Node drops the headers after so many. */
const MOST_HEADERS = 1000
const MOST_REMEMBERED = 48
const SPACE = 0x20
const TAB = 0x09
const ZERO = 0x30

/**
 * Reads the head of a response: its status line and headers, each with its CRLF, without the empty line. It remembers
 * the names of the last head, because a server sends the same ones in the same order.
 */
export class HeadReader {
  statusCode = 0
  headers: Record<string, string> = {}
  /** -1 without the header. */
  contentLength = -1
  isChunked = false
  keepsAlive = false
  keepAliveHint: number | undefined
  #isHttp11 = false
  #asksToClose = false
  #asksToKeep = false
  readonly #fields: HeaderField[] = []

  read(head: string): void {
    const isPlain = plainLines.test(head)
    if (!isPlain && !lawfulLines.test(head)) throw unlawful(head)
    this.headers = {}
    this.contentLength = -1
    this.isChunked = false
    this.keepAliveHint = undefined
    this.#asksToClose = false
    this.#asksToKeep = false
    this.#readHeaders(head, this.#readStatus(head))
    if (!isPlain) decodeText(this.headers)
    this.keepsAlive = this.#isKeptAlive()
  }

  /** Whether the head promises bytes behind it. */
  get promisesBody(): boolean {
    return this.isChunked || this.contentLength > 0
  }

  /** A response to HEAD that gives no length closes the connection too, because `node:http` decides so. */
  #isKeptAlive(): boolean {
    const { statusCode, isChunked, promisesBody } = this
    if (this.#asksToClose) return false
    // It must not promise a body, and some versions of Node read one: nobody knows where it ends.
    if (statusCode === 204 && promisesBody) return false
    const hasEnd = isChunked || this.contentLength >= 0 || isBodiless(statusCode)
    // RFC 9112, section 6.1: do not trust the end of chunks in HTTP/1.0.
    return hasEnd && (this.#isHttp11 || (this.#asksToKeep && !isChunked))
  }

  /** Where the headers begin. */
  #readStatus(head: string): number {
    if (head.startsWith(usualLine)) {
      this.#isHttp11 = true
      this.statusCode = 200
      return usualLine.length
    }
    const found = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [^\r]*)?\r\n/.exec(head)
    if (found === null)
      throw new MalformedResponse('its status line is not that of HTTP/1.1', 'byte 0 of its head')
    this.#isHttp11 = found[1] === '1'
    this.statusCode = Number(found[2])
    return found[0].length
  }

  #readHeaders(head: string, start: number): void {
    let at = start
    for (let index = 0; at < head.length; index++) {
      if (index === MOST_HEADERS) throw malformed(`more than ${MOST_HEADERS} headers`, at)
      const field = this.#fieldAt(head, at, index)
      let from = at + field.prefix.length
      const next = head.indexOf('\r\n', from)
      let to = next
      while (from < to && isBlank(head.charCodeAt(from))) from++
      while (to > from && isBlank(head.charCodeAt(to - 1))) to--
      const value = head.substring(from, to)
      // Node's parser reads the blanks behind some values differently from those behind others.
      if (field.role !== undefined) this.#heed(field, head.substring(from, next), at)
      addHeader(this.headers, field, value)
      at = next + 2
    }
  }

  #fieldAt(head: string, at: number, index: number): HeaderField {
    const remembered = this.#fields[index]
    if (remembered !== undefined && head.startsWith(remembered.prefix, at)) return remembered
    const line = head.slice(at, head.indexOf('\r\n', at))
    const colon = line.indexOf(':')
    if (colon === -1) throw malformed('a header line without a colon', at)
    const name = line.slice(0, colon)
    if (!token.test(name)) {
      throw malformed(
        name.startsWith(' ') || name.startsWith('\t')
          ? 'a folded header line'
          : 'a header name that is no token',
        at,
      )
    }
    const field = headerField(name)
    if (index < MOST_REMEMBERED) this.#fields[index] = field
    return field
  }

  /** What a header says of the body's end and of the connection. */
  #heed({ role }: HeaderField, value: string, at: number): void {
    if (role === 'content-length') this.#heedLength(value, at)
    else if (role === 'transfer-encoding') this.#heedCoding(value, at)
    else if (role === 'connection') {
      if (close.test(value)) this.#asksToClose = true
      else if (keepAlive.test(value)) this.#asksToKeep = true
    } else {
      const hint = timeout.exec(value)?.[1]
      if (hint !== undefined) this.keepAliveHint = Number(hint)
    }
  }

  #heedLength(value: string, at: number): void {
    if (this.contentLength >= 0) throw malformed('a second content-length', at)
    if (this.isChunked) throw malformed('a content-length beside a transfer-encoding', at)
    const length = wholeNumber(value)
    if (length < 0) throw malformed('a content-length that is no whole number up to 2^53', at)
    this.contentLength = length
  }

  #heedCoding(value: string, at: number): void {
    if (this.contentLength >= 0) throw malformed('a transfer-encoding beside a content-length', at)
    if (this.isChunked) throw malformed('a second transfer-encoding', at)
    if (!chunked.test(value)) throw malformed('a transfer-encoding other than "chunked"', at)
    this.isChunked = true
  }
}

/** Whether a status stands for a response that never has a body. */
export function isBodiless(statusCode: number): boolean {
  return statusCode < 200 || statusCode === 204 || statusCode === 304
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}

/** -1 for anything but digits with spaces behind them. */
function wholeNumber(text: string): number {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === SPACE) end--
  if (end === 0) return -1
  let number = 0
  for (let i = 0; i < end; i++) {
    const digit = text.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
    if (number > Number.MAX_SAFE_INTEGER) return -1
  }
  return number
}

function decodeText(headers: Record<string, string>): void {
  for (const name in headers) headers[name] = decodeHeaderText(headers[name] ?? '')
}

function malformed(problem: string, at: number): MalformedResponse {
  return new MalformedResponse(problem, `byte ${at} of its head`)
}

/** The first byte that may not stand where it does. */
function unlawful(head: string): MalformedResponse {
  const at = head.search(/[^\t\r\n\x20-\x7e\x80-\xff]|\r(?!\n)|(?<!\r)\n/)
  return badByte(head.charAt(at), at)
}
