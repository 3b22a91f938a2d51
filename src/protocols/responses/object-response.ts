import type { Member, OperationModel, Shape } from '../../models/index.js'
import { isObject } from '../../values/index.js'
import type { RawResponse, Structure } from '../contract/index.js'
import {
  ERROR_MEMBERS,
  ErrorInSuccess,
  type ErrorReader,
  errorName,
  findErrorShape,
} from '../errors/index.js'
import { type BodyContent, contentOf, wholeBody } from '../http-bindings/index.js'
import { ParseError } from '../scalars/index.js'
import { toParseError, withParseErrors } from './to-parse-error.js'

/** `{}` is not an error, and nothing shorter is an object. */
const EMPTY_OBJECT_BYTES = 2

/**
 * Decodes a successful response whose body is the whole output, an object. `decode` reads the output, and `reader` reads
 * the errors of the protocol.
 */
export function readObjectResponse(
  operation: OperationModel,
  response: RawResponse,
  { decode, reader }: { decode(shape: Shape, body: Uint8Array): Structure; reader: ErrorReader },
): Structure {
  const shape = operation.output
  const output = shape ? withParseErrors(operation, response, () => decode(shape, response.body)) : {}
  refuseErrorObject(operation, response, { content: wholeBody(shape), output, reader })
  return output
}

/**
 * Refuses a successful response whose body is an error, in protocols whose bodies are objects. Such a body has
 * members of an error and none of the output, and would pass for an empty last page. If it names the error, an
 * `ErrorInSuccess` is thrown. A member of the output that errors have as well, such as `Message`, is not enough.
 */
export function refuseErrorObject(
  operation: OperationModel,
  response: RawResponse,
  { content, output, reader }: { content: BodyContent; output: Structure; reader: ErrorReader },
): void {
  if (response.body.byteLength <= EMPTY_OBJECT_BYTES || hasOutputMember(content, output)) return
  const body = parseObject(response.body, reader)
  if (!body) return
  const own = new Map([...content.members.values()].map((member) => [member.wireName, member]))
  if (namesAnError(operation, response, { body, own })) throw new ErrorInSuccess(operation, response)
  const isOwn = Object.keys(body).some((key) => own.has(key))
  const errorMember = isOwn ? undefined : Object.keys(body).find((key) => ERROR_MEMBERS.has(key))
  // Emulators answer operations without output with a message.
  if (errorMember === undefined || own.size === 0) return
  const problem = `it has ${JSON.stringify(errorMember)}, as errors have, and no member of the output`
  throw toParseError(operation, response, new ParseError(problem))
}

/** Whether the output has a member that errors do not have. The first member nearly always decides. */
function hasOutputMember(content: BodyContent, output: Structure): boolean {
  const members = contentOf(content, output)
  if (typeof members !== 'object' || members === null) return false
  for (const name in members) if (content.members.has(name) && !ERROR_MEMBERS.has(name)) return true
  return false
}

function parseObject(body: Uint8Array, { parse }: ErrorReader): Structure | undefined {
  try {
    const parsed = parse(body)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

interface Candidate {
  readonly body: Structure
  /** The members of the output that are in the body, by their names on the wire. */
  readonly own: ReadonlyMap<string, Member>
}

/** Codes that servers send when there is no error. */
const SUCCESS_CODE = /^(?:ok|success|succeeded|accepted)$/i

function namesAnError(operation: OperationModel, response: RawResponse, { body, own }: Candidate): boolean {
  const type = own.has('__type') ? undefined : errorName('__type', body, response)
  // Some servers write the type of every object.
  if (type && (findErrorShape(operation, type) || !/(?:Response|Result|Output)$/.test(type))) return true
  if (Object.keys(body).some((key) => own.has(key))) return false
  const code = errorName('code', body, response)
  const isError = code !== undefined && /^[A-Za-z]/.test(code) && !SUCCESS_CODE.test(code)
  return isError || Boolean(errorName('header', body, response))
}
