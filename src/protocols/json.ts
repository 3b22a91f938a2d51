import type { OperationModel } from '../models/index.js'
import { wholeBody } from './http-bindings/body-content.js'
import { decodeJsonBody } from './json/decode-body.js'
import { encodeJson } from './json/encode-value.js'
import { parseJson } from './json/parse-json.js'
import { refuseErrorObject } from './object-answer.js'
import { decodeObjectError, type ErrorReader } from './object-error.js'
import { readAnswer } from './parse-failure.js'
import type { EncodedRequest, Protocol, RawResponse, Structure } from './protocol.js'

/** AWS JSON 1.0 and 1.1: every operation is a POST to `/`, named by `X-Amz-Target`; input and output are objects. */
export const json: Protocol = {
  name: 'json',
  encodeRequest,
  decodeResponse,
  decodeError: (operation, response) => decodeObjectError(operation, response, errorReader),
  decodeStructure: decodeJsonBody,
}

const errorReader: ErrorReader = {
  parse: parseJson,
  decodeMembers: (shape, response) => decodeJsonBody(shape, response.body),
  nameSources: ['__type', 'header', 'code'],
  isText: true,
}

function encodeRequest(operation: OperationModel, input: Structure): EncodedRequest {
  const { metadata, isQueryCompatible } = operation.service
  const headers: Record<string, string> = {
    'content-type': `application/x-amz-json-${metadata.jsonVersion ?? '1.0'}`,
    'x-amz-target': `${metadata.targetPrefix}.${operation.name}`,
  }
  if (isQueryCompatible) headers['x-amzn-query-mode'] = 'true'
  return {
    method: 'POST',
    path: '/',
    query: {},
    headers,
    body: operation.input ? encodeJson(operation.input, input) : '{}',
  }
}

function decodeResponse(operation: OperationModel, response: RawResponse): Structure {
  const shape = operation.output
  const output = shape ? readAnswer(operation, response, () => decodeJsonBody(shape, response.body)) : {}
  refuseErrorObject(operation, response, { content: wholeBody(shape), output, reader: errorReader })
  return output
}
