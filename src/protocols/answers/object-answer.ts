import type { Member, OperationModel } from '../../models/index.js'
import type { RawResponse, Structure } from '../contract/index.js'
import { ERROR_WORDS, ErrorInSuccess, type ErrorReader, errorName, findErrorShape } from '../errors/index.js'
import { type BodyContent, contentOf } from '../http-bindings/index.js'
import { PlainProblem } from '../scalars/index.js'
import { parseFailure } from './parse-failure.js'

/** `{}` is no error; nothing shorter is an object. */
const EMPTY_OBJECT_BYTES = 2

/**
 * Refuses the body of a success that is an error in a protocol whose bodies are objects: one that has an error's
 * members and none of the output's. It would pass for an empty last page. One that names the error is an
 * `ErrorInSuccess`. What an operation answers with itself, such as a `Message`, is no error by that alone.
 */
export function refuseErrorObject(
  operation: OperationModel,
  response: RawResponse,
  { content, output, reader }: { content: BodyContent; output: Structure; reader: ErrorReader },
): void {
  if (response.body.byteLength <= EMPTY_OBJECT_BYTES || saysMore(content, output)) return
  const body = parseObject(response.body, reader)
  if (!body) return
  const own = new Map([...content.members.values()].map((member) => [member.wireName, member]))
  if (namesError(operation, response, { body, own })) throw new ErrorInSuccess(operation, response)
  const isOwn = Object.keys(body).some((key) => own.has(key))
  const word = isOwn ? undefined : Object.keys(body).find((key) => ERROR_WORDS.has(key))
  // An operation that answers with nothing may be answered with a message by an emulator.
  if (word === undefined || own.size === 0) return
  const problem = `it has ${JSON.stringify(word)}, as errors have, and no member of the output`
  throw parseFailure(operation, response, new PlainProblem(problem))
}

/** Whether there is a member that no error has: then all is well, and the first member tells it nearly always. */
function saysMore(content: BodyContent, output: Structure): boolean {
  const held = contentOf(content, output)
  if (typeof held !== 'object' || held === null) return false
  for (const name in held) if (content.members.has(name) && !ERROR_WORDS.has(name)) return true
  return false
}

function parseObject(body: Uint8Array, { parse }: ErrorReader): Structure | undefined {
  try {
    const parsed = parse(body)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Structure)
      : undefined
  } catch {
    return undefined
  }
}

interface Candidate {
  readonly body: Structure
  /** The output's members in the body, by their names on the wire. */
  readonly own: ReadonlyMap<string, Member>
}

/** What servers that answer with a code say where nothing is wrong. */
const ALL_WELL = /^(?:ok|success|succeeded|accepted)$/i

/** Whether it says which error it is. */
function namesError(operation: OperationModel, response: RawResponse, { body, own }: Candidate): boolean {
  const type = own.has('__type') ? undefined : errorName('__type', body, response)
  // Some servers write the type of every object.
  if (type && (findErrorShape(operation, type) || !/(?:Response|Result|Output)$/.test(type))) return true
  if (Object.keys(body).some((key) => own.has(key))) return false
  const code = errorName('code', body, response)
  const isError = code !== undefined && /^[A-Za-z]/.test(code) && !ALL_WELL.test(code)
  return isError || Boolean(errorName('header', body, response))
}
