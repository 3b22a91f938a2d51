import type { Member, OperationModel, Shape, ShapeReference, XmlNamespace } from '../models/index.js'
import { isXmlError, readAnswer, readXmlAnswer } from './answers/index.js'
import {
  type AnswerOptions,
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
import {
  decodeErrorElement,
  decodeXmlStructure,
  readDocument,
  writeMembers,
  writeShape,
  xmlDecoder,
  xmlPartDecoder,
} from './xml/index.js'

/** REST with bodies of XML: S3, CloudFront and Route 53. */
export const restXml: Protocol = {
  name: 'rest-xml',
  encodeRequest: (operation, input) => encodeBindings(operation, input, xmlBody),
  decodeResponse,
  decodeError: (operation, response) =>
    decodeXmlError(operation, response, (shape) => decodeBindings(bareTarget(shape), response, xmlErrorBody)),
  decodeStructure: decodeXmlStructure,
}

/** Bodies of XML, for `encodeBindings` and `decodeBindings`. */
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

/** As `xmlBody`, but that what is to be read stands within the document's `<Error>`. */
const xmlErrorBody: BodyCodec = {
  ...xmlBody,
  decodeBody: (part, body) => decodeErrorElement(body, xmlPartDecoder(part.members)),
}

interface Root {
  readonly name: string
  readonly namespace: XmlNamespace | undefined
}

/** The outermost element of a whole input: what its operation calls it. */
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
  options?: AnswerOptions,
): Structure {
  const target = operationTarget(operation, 'output')
  const content = target ? bodyContent(target) : NOTHING
  const decode = () => (target ? decodeBindings(target, response, xmlBody) : {})
  if (!content || response.body.byteLength === 0) return readAnswer(operation, response, decode)
  if (content.members.size > 0) {
    const rootNames = restRoots(options?.roots)
    const admits = (value: Structure) => isListed(operation, content, value)
    return readXmlAnswer(operation, response, { rootNames, decode, admits })
  }
  if (isXmlError(response.body)) throw new ErrorInSuccess(operation, response)
  return readAnswer(operation, response, decode)
}

/**
 * Whether a document with a root of an unknown name, as S3's imitators may send it, holds something of the operation:
 * of a listing one of its lists, as names such as Prefix stand in many documents (Azure's storage: `NextMarker`).
 */
function isListed({ paginationRule }: OperationModel, content: BodyContent, value: Structure): boolean {
  const held = contentOf(content, value)
  if (typeof held !== 'object' || held === null) return false
  const { payload, members } = content
  const lists = paginationRule?.resultKeys.map((key) => firstName(key, payload?.name))
  return Object.keys(held).some((name) => members.has(name) && (lists?.includes(name) ?? true))
}

/** The member that an expression such as `DistributionList.Items` or `Contents[].Key` begins at, within a payload. */
function firstName(expression: string, payload: string | undefined): string | undefined {
  const [first, second] = expression.split(/\W+/)
  return first === payload ? second : first
}
