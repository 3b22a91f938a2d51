import type { OperationModel } from '../models/index.js'
import type { EncodedRequest, Protocol, Structure } from './contract/index.js'
import { decodeObjectError, type ErrorReader } from './errors/index.js'
import { decodeJsonBody, encodeJson, encodeJsonEntry, parseJson } from './json/index.js'
import { readObjectResponse } from './responses/index.js'

/** AWS JSON 1.0 and 1.1, as in DynamoDB: a POST to `/`, with the operation in `X-Amz-Target` and objects as bodies. */
export const json: Protocol = {
  name: 'json',
  encodeRequest,
  encodeMember: encodeJsonEntry,
  decodeResponse: (operation, response) =>
    readObjectResponse(operation, response, { decode: decodeJsonBody, reader: errorReader }),
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
