import { jsonBody } from '../../protocols/index.js'
import type { Refusal } from '../message/index.js'
import { messageName } from './message-member.js'
import { decodeRest, encodeRest, routeRest } from './rest.js'
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
  encodeError,
}

function encodeError({ code, shape, message, statusCode }: Refusal): Reply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': shape?.name ?? code },
    body: JSON.stringify({ [messageName(shape, 'message')]: message }),
  }
}
