import { type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { Member, OperationModel, Shape } from '../../models/index.js'
import { getOwn, isObject, isWellFormed } from '../../values/index.js'
import type { EncodedRequest, Protocol, Structure } from './protocol.js'

/**
 * Adds a check to a protocol: it refuses text with half of a surrogate pair, which cannot be encoded as UTF-8, as
 * boto3 does. Without the check, the call fails with `URIError: URI malformed`, or the service gets U+FFFD instead,
 * which in an XML body is another key. JSON can contain such text, as `\ud800`, and it is sent, as by boto3.
 */
export function guardRequests(protocol: Protocol): Protocol {
  return {
    ...protocol,
    encodeRequest(operation, input) {
      const request = encodeOrRefuse(protocol, operation, input)
      if (isSendable(request)) return request
      throw surrogateError(operation, input)
    },
  }
}

function encodeOrRefuse(protocol: Protocol, operation: OperationModel, input: Structure): EncodedRequest {
  try {
    return protocol.encodeRequest(operation, input)
  } catch (error) {
    throw error instanceof URIError ? surrogateError(operation, input) : error
  }
}

/** The query is percent-encoded later, when the request is signed. */
function isSendable({ query, body }: EncodedRequest): boolean {
  for (const name in query) {
    const value = query[name]
    const texts = typeof value === 'string' ? [value] : (value ?? [])
    if (!isWellFormed(name) || !texts.every(isWellFormed)) return false
  }
  return typeof body !== 'string' || isWellFormed(body)
}

function surrogateError({ errorContext, input: shape }: OperationModel, input: Structure) {
  const problems: ParamProblem[] = []
  if (shape) findSurrogates({ shape, value: input, path: '', isSecret: false }, problems)
  return new ParamValidationError(problems, errorContext)
}

interface Part {
  readonly shape: Shape
  readonly value: unknown
  readonly path: string
  /** Whether the keys of maps must not be shown. */
  readonly isSecret: boolean
}

const problem =
  'contains half of a surrogate pair, which cannot be sent; when you cut a text, cut it between characters'

function findSurrogates(part: Part, problems: ParamProblem[]): void {
  const { shape, value, path } = part
  const isSecret = part.isSecret || shape.traits.sensitive === true
  const inside = (member: Member, its: unknown, itsPath: string) => {
    const secret = isSecret || member.sensitive
    findSurrogates({ shape: member.shape, value: its, path: itsPath, isSecret: secret }, problems)
  }
  if (typeof value === 'string') {
    if (!isWellFormed(value)) problems.push({ path, message: `${path}: ${problem}` })
  } else if (shape.type === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) inside(shape.element, item, `${path}[${index}]`)
  } else if (shape.type === 'map' && isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const shown = isSecret ? '…' : key.replace(/\p{Surrogate}/gu, '\ufffd')
      inside(shape.key, key, `${path} (key "${shown}")`)
      inside(shape.value, item, `${path}.${shown}`)
    }
  } else if (shape.type === 'structure' && isObject(value)) {
    for (const [name, member] of shape.members) {
      inside(member, getOwn(value as Structure, name), path ? `${path}.${name}` : name)
    }
  }
}
