import { encodeJson, jsonBody } from '../../protocols/index.js'
import type { Refusal } from '../message/index.js'
import { jsonError } from './json-error.js'
import { decodeRest, encodeRest, errorHeaders, routeRest } from './rest.js'
import type { Reply, ServerProtocol } from './server-protocol.js'

/** REST with JSON bodies. */
export const restJson: ServerProtocol = {
  name: 'rest-json',
  codes: {
    throttle: ['ThrottlingException', 429],
    error: ['InternalServerException', 500],
    invalidToken: ['ValidationException', 400],
    invalidLimit: ['ValidationException', 400],
    unknownOperation: ['UnknownOperationException', 404],
    malformed: ['SerializationException', 400],
  },
  speaks: () => true,
  route: routeRest,
  decodeRequest: (operation, request) => decodeRest(operation, request, jsonBody),
  encodeResponse: (operation, output) => encodeRest(operation, output, jsonBody),
  encodeEvent: encodeJson,
  encodeError,
}

function encodeError(refusal: Refusal): Reply {
  const { code, shape, statusCode } = refusal
  return {
    statusCode,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': shape?.name ?? code,
      ...errorHeaders(refusal, jsonBody),
    },
    body: JSON.stringify(jsonError(refusal)),
  }
}
