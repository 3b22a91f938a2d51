import { isBytes } from '../../../values/index.js'

/** What is shown of a request. */
export interface SentRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number | undefined
  readonly path: string
  readonly query?: Readonly<Record<string, string | string[] | null>> | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Headers that differ with every request, or say nothing about it. */
const hidden: ReadonlySet<string> = new Set(['amz-sdk-invocation-id', 'amz-sdk-request'])

/** A request as text: its line, its headers, and its body behind an empty line. */
export function requestText(request: SentRequest): string {
  const { method, protocol, hostname, port, path, headers, body } = request
  const host = port === undefined ? hostname : `${hostname}:${port}`
  const lines = Object.entries(headers)
    .filter(([name]) => !hidden.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`)
  const text = bodyText(body)
  return [
    `${method} ${protocol}//${host}${path}${queryText(request)}`,
    ...lines,
    ...(text === '' ? [] : ['', text]),
    '',
  ].join('\n')
}

function queryText({ query = {} }: SentRequest): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value]
    return values.map((one) => `${encode(name)}${one === null ? '' : `=${encode(one)}`}`)
  })
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

function encode(text: string): string {
  return encodeURIComponent(text)
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string') return body
  if (!isBytes(body)) return '(a stream)'
  const text = Buffer.from(body).toString()
  const isText = Buffer.from(text).equals(Buffer.from(body)) && !text.includes('\0')
  return isText ? text : `(${body.length} bytes)`
}
