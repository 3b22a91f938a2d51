import type { OperationModel, Shape } from '../../models/index.js'
import { type DecodedError, type RawResponse, requestIdOf, type Structure } from '../contract/index.js'
import { findErrorShape } from './error-shape.js'
import { decodeGenericError, unreadableError } from './generic-error.js'
import { queryError } from './query-error.js'

/** How a protocol whose errors are objects (JSON, CBOR) reads them. */
export interface ErrorReader {
  /** The parsed body, or its texts and numbers alone. What it throws for, and what is not an object, counts as an error that says nothing. */
  parse(body: Uint8Array): unknown
  /** The members of a modelled error. Where it throws, the error is told without them. */
  decodeMembers(shape: Shape, response: RawResponse): Structure
  /** Where the error's name may stand; the first that is there wins. */
  readonly nameSources: readonly NameSource[]
  /** Whether a body that does not parse is text, and so the message. */
  readonly isText: boolean
}

const LONGEST_MESSAGE = 1000

type NameSource = '__type' | 'code' | 'header'

/**
 * The error in a response. Never throws: an answer that is not the service's (a proxy's page, a cut body) is an
 * error whose code is the HTTP status, as boto3 gives it.
 */
export function decodeObjectError(
  operation: OperationModel,
  response: RawResponse,
  reader: ErrorReader,
): DecodedError {
  const body = parseBody(response, reader)
  const named = reader.nameSources.map((source) => errorName(source, body, response)).find(Boolean)
  const generic = named ? undefined : decodeGenericError(response)
  if (generic) return generic
  const query = queryError(response)
  const message = messageOf(body)
  if (!named && !query && message === '' && response.body.byteLength > 0)
    return unreadableError(operation, response)
  const name = named ?? String(response.statusCode)
  const code = query?.code ?? name
  const shape = findErrorShape(operation, code, name)
  return {
    code,
    message,
    requestId: requestIdOf(response.headers),
    fault: query?.fault,
    shape,
    members: shape ? membersOf(shape, response, reader) : {},
  }
}

function parseBody(response: RawResponse, reader: ErrorReader): Readonly<Record<string, unknown>> {
  if (response.body.byteLength === 0) return {}
  try {
    const body = reader.parse(response.body)
    return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
  } catch {
    return reader.isText ? plainText(response.body) : {}
  }
}

/** `com.amazonaws.sns#NotFound:http://…` is `NotFound`. */
export function errorName(
  source: NameSource,
  body: Readonly<Record<string, unknown>>,
  response: RawResponse,
): string | undefined {
  const text = source === 'header' ? response.headers['x-amzn-errortype'] : ownText(body, ...KEYS[source])
  return text?.split(':', 1)[0]?.split('#').at(-1)
}

const KEYS = { __type: ['__type'], code: ['code', 'Code'] } as const

function messageOf(body: Readonly<Record<string, unknown>>): string {
  return ownText(body, 'message', 'Message', 'errorMessage') ?? ''
}

function ownText(body: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(body, key) ? body[key] : undefined
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return undefined
}

function membersOf(shape: Shape, response: RawResponse, reader: ErrorReader): Structure {
  try {
    return reader.decodeMembers(shape, response)
  } catch {
    return {}
  }
}

/** The words of a gateway, as boto3 takes them; a page and a cut object are none, and may hold anything. */
function plainText(body: Uint8Array): Structure {
  const text = Buffer.from(body).toString()
  if (/[<>{}[\]"\\\ufffd]|(?!\s)\p{Cc}/u.test(text)) return {}
  return { message: text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text }
}
