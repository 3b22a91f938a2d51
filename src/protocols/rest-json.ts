import type { OperationModel } from '../models/index.js'
import type { Protocol, RawResponse, Structure } from './contract/index.js'
import { decodeObjectError, type ErrorReader } from './errors/index.js'
import {
  type BodyCodec,
  bareTarget,
  bodyContent,
  decodeBindings,
  encodeBindings,
  NOTHING,
  operationTarget,
} from './http-bindings/index.js'
import {
  decodeJsonBody,
  decodeMembersBody,
  decodeValueBody,
  encodeJsonEntry,
  encodeJsonMember,
  encodeJsonMembers,
  parseJson,
} from './json/index.js'
import { refuseErrorObject, withParseErrors } from './responses/index.js'

/** REST with JSON bodies, as in API Gateway, Lambda and most newer services. */
export const restJson: Protocol = {
  name: 'rest-json',
  encodeRequest: (operation, input) => encodeBindings(operation, input, jsonBody),
  encodeMember: encodeJsonEntry,
  decodeResponse,
  decodeError: (operation, response) => decodeObjectError(operation, response, errorReader),
  decodeStructure: decodeJsonBody,
}

/** JSON bodies, for `encodeBindings` and `decodeBindings`. */
export const jsonBody: BodyCodec = {
  contentType: 'application/json',
  emptyBody: '{}',
  encodeBody: (part, value) => encodeJsonMembers(part.members, value),
  encodePayload: encodeJsonMember,
  decodeBody: (part, body) => decodeMembersBody(part.members, body),
  decodePayload: (payload, body) => decodeValueBody(payload.shape, body),
}

const errorReader: ErrorReader = {
  parse: parseJson,
  decodeMembers: (shape, response) => decodeBindings(bareTarget(shape), response, jsonBody),
  nameSources: ['header', 'code', '__type'],
  isText: true,
}

function decodeResponse(operation: OperationModel, response: RawResponse): Structure {
  const target = operationTarget(operation, 'output')
  const content = target ? bodyContent(target) : NOTHING
  const decode = () => (target ? decodeBindings(target, response, jsonBody) : {})
  const output = withParseErrors(operation, response, decode)
  if (content) refuseErrorObject(operation, response, { content, output, reader: errorReader })
  return output
}
