import { cbor } from '@smithy/core/cbor'
import { isBytes } from '../../values/index.js'
import { hidden, type IsSecret } from './hidden.js'
import { hideValues } from './hide-values.js'
import { redactForm } from './redact-form.js'
import { redactJson } from './redact-json.js'
import { redactXml } from './redact-xml.js'

/** Longest text that is shown of a body, in characters. */
const most = 16_384
/** Longest part of a body that is read. */
const mostRead = 4 * most
/** Of a longer body, so much at the end of the part that is read is not shown: a secret there may be cut. */
const unclear = most

export interface Body {
  readonly content: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly isSecret: IsSecret
  /** Whether nothing of it may be shown. */
  readonly isHidden: boolean
  /** Secrets of the call, as they may be written in the body. */
  readonly secrets: readonly string[]
}

/** A body as text without secrets; undefined if there is none. */
export function bodyText(body: Body): string | undefined {
  const { content } = body
  if (content === undefined || content === null || content === '') return undefined
  if (typeof content !== 'string' && !isBytes(content)) return '(a stream)'
  if (content.length === 0) return undefined
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
  if (body.isHidden) return `${hidden} (${count(size)}, sensitive)`
  const encoding = body.headers['content-encoding']
  if (encoding !== undefined) return `(${count(size)}, ${encoding})`
  const shown = isCbor(body) ? cborText(content) : typeof content === 'string' ? content : textOf(content)
  if (shown === undefined) return `(${count(size)} that are not text)`
  const clear = redacted(shown.slice(0, mostRead), body)
  return cut(size > mostRead ? clear.slice(0, -unclear) : clear, size)
}

function redacted(text: string, { headers, isSecret, secrets }: Body): string {
  const type = headers['content-type'] ?? ''
  const start = text.trimStart()[0]
  let shown = text
  if (start === '<') shown = redactXml(shown, isSecret)
  else if (start === '{' || start === '[' || start === '"') shown = redactJson(shown, isSecret)
  else if (type.includes('x-www-form-urlencoded')) shown = redactForm(shown, isSecret)
  return hideValues(shown, secrets)
}

function cut(text: string, size: number): string {
  const isWhole = text.length <= most && size <= mostRead
  return isWhole ? text : `${text.slice(0, most)}… (${count(size)} in all)`
}

function count(size: number): string {
  return size === 1 ? '1 byte' : `${size.toLocaleString('en-US')} bytes`
}

/** undefined for bytes that are no UTF-8, or that a terminal would not show. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, mostRead), {
      // The last character may be cut.
      stream: true,
    })
    return /(?![\t\n\r])\p{Cc}/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function isCbor({ headers }: Body): boolean {
  return headers['content-type']?.startsWith('application/cbor') ?? false
}

/** CBOR as JSON, which can be read; undefined for bytes that are no CBOR. */
function cborText(content: string | Uint8Array): string | undefined {
  try {
    const value: unknown = cbor.deserialize(new Uint8Array(Buffer.from(content)))
    return JSON.stringify(value, (_, one: unknown) => {
      if (typeof one === 'bigint') return String(one)
      return isBytes(one) ? Buffer.from(one).toString('base64') : one
    })
  } catch {
    return undefined
  }
}
