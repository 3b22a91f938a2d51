/** The request line and headers of a request. */
export interface RequestHead {
  readonly method: string
  /** With the query. */
  readonly path: string
  /** Values hold one character per byte. */
  readonly headers: Readonly<Record<string, string>>
}

const token = /^[\w!#$%&'*+.^`|~-]+$/
const target = /^[\x21-\x7e\x80-\xff]+$/
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * The head of a request, with its empty line, one character per byte. Throws a `TypeError` for what would end a line or
 * the head, or has no byte, so that a value can never become a header or a second request.
 */
export function requestHead({ method, path, headers }: RequestHead): string {
  if (!token.test(method)) throw refusal('method', 'a token')
  if (!target.test(path)) throw refusal('path', 'printable characters without spaces')
  let head = `${method} ${path} HTTP/1.1\r\n`
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined) continue
    if (!token.test(name)) throw refusal(`header name ${JSON.stringify(name)}`, 'a token')
    if (!fieldValue.test(value))
      throw refusal(`header ${name}`, 'tabs and printable characters, one per byte')
    head += `${name}: ${value}\r\n`
  }
  return `${head}\r\n`
}

function refusal(what: string, allowed: string): TypeError {
  return new TypeError(
    `the request's ${what} has a character that HTTP does not allow there; it may hold ${allowed}`,
  )
}
