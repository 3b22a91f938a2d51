import type { OperationModel } from '../models/index.js'
import type { EncodedRequest, Protocol, RawResponse, Structure } from './contract/index.js'
import { decodeObjectError, type ErrorReader } from './errors/index.js'
import { wholeBody } from './http-bindings/index.js'
import { decodeJsonBody, encodeJson, parseJson } from './json/index.js'
import { refuseErrorObject, withParseErrors } from './responses/index.js'

/** AWS JSON 1.0 and 1.1, as in DynamoDB: a POST to `/`, with the operation in `X-Amz-Target` and objects as bodies. */
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
  const output = shape ? withParseErrors(operation, response, () => decodeJsonBody(shape, response.body)) : {}
  refuseErrorObject(operation, response, { content: wholeBody(shape), output, reader: errorReader })
  return output
}
