import type { OperationModel, Shape } from '../../models/index.js'
import { isObjectOrList } from '../../values/index.js'
import { type DecodedError, type RawResponse, requestIdOf, type Structure } from '../contract/index.js'
import { findErrorShape } from './error-shape.js'
import { decodeGenericError, unreadableError } from './generic-error.js'
import { queryError } from './query-error.js'

/** How a protocol reads errors that are objects (JSON, CBOR). */
export interface ErrorReader {
  /**
   * Parses the body, or at least its texts and numbers. If it throws, or returns no object, the error has no members.
   */
  parse(body: Uint8Array): unknown
  /** Decodes the members of a modelled error. If it throws, the error has no members. */
  decodeMembers(shape: Shape, response: RawResponse): Structure
  /** Where the error's name can be; the first place with a name counts. */
  readonly nameSources: readonly NameSource[]
  /** Whether a body that cannot be parsed is the message, as text. */
  readonly isText: boolean
}

const LONGEST_MESSAGE = 1000

type NameSource = '__type' | 'code' | 'header'

/**
 * Decodes the error in a response. It never throws: a response that does not come from the service (a proxy's page, an
 * incomplete body) is an error with the HTTP status as its code, as in boto3.
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
    return isObjectOrList(body) ? body : {}
  } catch {
    return reader.isText ? plainText(response.body) : {}
  }
}

/** The error's name: `NotFound` of `com.amazonaws.sns#NotFound:http://…`. */
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

/**
 * The message of a gateway, as in boto3. A web page or an incomplete object is no message, and can contain anything.
 */
function plainText(body: Uint8Array): Structure {
  const text = Buffer.from(body).toString()
  if (/[<>{}[\]"\\\ufffd]|(?!\s)\p{Cc}/u.test(text)) return {}
  return { message: text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text }
}
