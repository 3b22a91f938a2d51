import { cbor } from '@smithy/core/cbor'
import type { OperationModel, ServiceModel } from '../../models/index.js'
import { decodeCborBody, encodeCborBody, type Structure } from '../../protocols/index.js'
import type { HttpRequest, Refusal } from '../message/index.js'
import { messageName } from './message-member.js'
import { queryErrorHeader } from './query-error-header.js'
import type { ErrorContext, Reply, Route, ServerProtocol } from './server-protocol.js'

/** Smithy RPC v2 with CBOR bodies. */
export const smithyRpcV2Cbor: ServerProtocol = {
  name: 'smithy-rpc-v2-cbor',
  codes: {
    throttle: ['ThrottlingException', 400],
    error: ['InternalServerError', 500],
    invalidToken: ['ValidationException', 400],
    invalidLimit: ['ValidationException', 400],
    unknownOperation: ['UnknownOperationException', 404],
    malformed: ['SerializationException', 400],
  },
  speaks: (request) => request.headers['smithy-protocol'] === 'rpc-v2-cbor',
  route,
  decodeRequest,
  encodeResponse: ({ output: shape }, output) =>
    reply(200, shape ? encodeCborBody(shape, output) : cbor.serialize({})),
  encodeEvent: encodeCborBody,
  encodeError,
}

const PATH = /\/service\/([^/?]+)\/operation\/([^/?]+)$/

function route(service: ServiceModel, request: HttpRequest): readonly Route[] {
  const [, serviceName, operationName = ''] = PATH.exec(request.url) ?? []
  if (serviceName !== service.metadata.targetPrefix) return []
  const operation = service.operation(operationName)
  return operation ? [{ operation, rank: [1] }] : []
}

function decodeRequest(operation: OperationModel, request: HttpRequest): Structure {
  return operation.input ? decodeCborBody(operation.input, request.body) : {}
}

function encodeError(refusal: Refusal, { service }: ErrorContext): Reply {
  const name = refusal.shape?.name ?? refusal.code
  const { shape, members, message } = refusal
  const others = shape && members ? cbor.deserialize(encodeCborBody(shape, members)) : {}
  const body = { __type: name, [messageName(shape, 'message')]: message, ...others }
  return reply(refusal.statusCode, cbor.serialize(body), queryErrorHeader(refusal, service))
}

function reply(statusCode: number, body: Uint8Array, headers: Record<string, string> = {}): Reply {
  return {
    statusCode,
    headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', ...headers },
    body,
  }
}
