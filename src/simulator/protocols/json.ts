import type { OperationModel, ServiceModel } from '../../models/index.js'
import { decodeJsonBody, encodeJson, type Structure } from '../../protocols/index.js'
import type { HttpRequest, Refusal } from '../message/index.js'
import { jsonError } from './json-error.js'
import { queryErrorHeader } from './query-error-header.js'
import type { ErrorContext, Reply, Route, ServerProtocol } from './server-protocol.js'

/** AWS JSON 1.0 and 1.1. */
export const json: ServerProtocol = {
  name: 'json',
  codes: {
    throttle: ['ThrottlingException', 400],
    error: ['InternalServerError', 500],
    invalidToken: ['ValidationException', 400],
    invalidLimit: ['ValidationException', 400],
    unknownOperation: ['UnknownOperationException', 400],
    malformed: ['SerializationException', 400],
  },
  speaks: (request) => request.headers['x-amz-target'] !== undefined,
  route,
  decodeRequest,
  encodeResponse,
  encodeEvent: encodeJson,
  encodeError,
}

function route(service: ServiceModel, request: HttpRequest): readonly Route[] {
  const target = request.headers['x-amz-target'] ?? ''
  const dot = target.lastIndexOf('.')
  if (target.slice(0, dot) !== service.metadata.targetPrefix) return []
  const operation = service.operation(target.slice(dot + 1))
  return operation ? [{ operation, rank: [1] }] : []
}

function decodeRequest(operation: OperationModel, request: HttpRequest): Structure {
  return operation.input ? decodeJsonBody(operation.input, request.body) : {}
}

function encodeResponse(operation: OperationModel, output: Structure): Reply {
  const body = operation.output ? encodeJson(operation.output, output) : '{}'
  return { statusCode: 200, headers: headersOf(operation.service), body }
}

function encodeError(refusal: Refusal, context: ErrorContext): Reply {
  const name = refusal.shape?.name ?? refusal.code
  const body = { __type: name, ...jsonError(refusal) }
  return {
    statusCode: refusal.statusCode,
    headers: { ...headersOf(context.service), ...queryErrorHeader(refusal, context.service) },
    body: JSON.stringify(body),
  }
}

function headersOf(service: ServiceModel | undefined): Record<string, string> {
  return { 'content-type': `application/x-amz-json-${service?.metadata.jsonVersion ?? '1.0'}` }
}
