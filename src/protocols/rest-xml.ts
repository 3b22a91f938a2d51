import type { Member, OperationModel, Shape, ShapeReference, XmlNamespace } from '../models/index.js'
import { isObjectOrList } from '../values/index.js'
import {
  type DecodeOptions,
  type Protocol,
  type RawResponse,
  restRoots,
  type Structure,
} from './contract/index.js'
import { decodeXmlError, ErrorInSuccess } from './errors/index.js'
import {
  type BodyCodec,
  type BodyContent,
  bareTarget,
  bodyContent,
  contentOf,
  decodeBindings,
  encodeBindings,
  NOTHING,
  operationTarget,
} from './http-bindings/index.js'
import { isXmlError, readXmlResponse, withParseErrors } from './responses/index.js'
import {
  decodeErrorElement,
  decodeXmlStructure,
  readDocument,
  writeMembers,
  writeShape,
  xmlDecoder,
  xmlPartDecoder,
} from './xml/index.js'

/** REST with XML bodies, as in S3, CloudFront and Route 53. */
export const restXml: Protocol = {
  name: 'rest-xml',
  encodeRequest: (operation, input) => encodeBindings(operation, input, xmlBody),
  decodeResponse,
  decodeError: (operation, response) =>
    decodeXmlError(operation, response, (shape) => decodeBindings(bareTarget(shape), response, xmlErrorBody)),
  decodeStructure: decodeXmlStructure,
}

/** XML bodies, for `encodeBindings` and `decodeBindings`. */
export const xmlBody: BodyCodec = {
  contentType: 'application/xml',
  emptyBody: undefined,
  encodeBody: (part, value) =>
    writeMembers(part.members, value, { ...rootOf(part.reference, part.shape), direction: 'request' }),
  encodePayload: (payload, value) =>
    writeShape(payload.shape, value, { ...payloadRoot(payload), direction: 'request' }),
  decodeBody: (part, body) => readDocument(body, xmlPartDecoder(part.members)),
  decodePayload: (payload, body) => readDocument(body, xmlDecoder(payload.shape)),
}

/** XML bodies whose members are in the document's `<Error>`. */
const xmlErrorBody: BodyCodec = {
  ...xmlBody,
  decodeBody: (part, body) => decodeErrorElement(body, xmlPartDecoder(part.members)),
}

interface Root {
  readonly name: string
  readonly namespace: XmlNamespace | undefined
}

/** The root element of a whole input, with the name that the operation gives it. */
function rootOf(reference: ShapeReference, shape: Shape): Root {
  const namespace = reference.xmlNamespace ?? shape.traits.xmlNamespace
  return {
    name: reference.locationName ?? shape.traits.locationName ?? shape.name,
    namespace: typeof namespace === 'string' ? { uri: namespace } : namespace,
  }
}

function payloadRoot(payload: Member): Root {
  return { name: payload.locationName ?? payload.shape.name, namespace: payload.xmlNamespace }
}

function decodeResponse(
  operation: OperationModel,
  response: RawResponse,
  options?: DecodeOptions,
): Structure {
  const target = operationTarget(operation, 'output')
  const content = target ? bodyContent(target) : NOTHING
  const decode = () => (target ? decodeBindings(target, response, xmlBody) : {})
  if (!content || response.body.byteLength === 0) return withParseErrors(operation, response, decode)
  if (content.members.size > 0) {
    const rootNames = restRoots(options?.roots)
    const accepts = (value: Structure) => hasOwnMember(operation, content, value)
    return readXmlResponse(operation, response, { rootNames, decode, accepts })
  }
  if (isXmlError(response.body)) throw new ErrorInSuccess(operation, response)
  return withParseErrors(operation, response, decode)
}

/**
 * Whether a document with an unknown root, as servers that imitate S3 send it, belongs to the operation. A listing must
 * have one of its lists, because names such as Prefix are in many documents (Azure's storage has `NextMarker`).
 */
function hasOwnMember({ paginationRule }: OperationModel, content: BodyContent, value: Structure): boolean {
  const body = contentOf(content, value)
  if (!isObjectOrList(body)) return false
  const { payload, members } = content
  const lists = paginationRule?.resultKeys.map((key) => firstName(key, payload?.name))
  return Object.keys(body).some((name) => members.has(name) && (lists?.includes(name) ?? true))
}

/** The first member of an expression such as `Contents[].Key`, or the second if the first is the payload. */
function firstName(expression: string, payload: string | undefined): string | undefined {
  const [first, second] = expression.split(/\W+/)
  return first === payload ? second : first
}
