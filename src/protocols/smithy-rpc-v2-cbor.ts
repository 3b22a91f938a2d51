import type { OperationModel } from '../models/index.js'
import { decodeCborBody, encodeCborBody, encodeCborEntry, readCborScalars } from './cbor/index.js'
import type { EncodedRequest, Protocol, Structure } from './contract/index.js'
import { decodeObjectError, type ErrorReader } from './errors/index.js'
import { readObjectResponse } from './responses/index.js'

/** Smithy's RPC v2 with CBOR bodies: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export const smithyRpcV2Cbor: Protocol = {
  name: 'smithy-rpc-v2-cbor',
  encodeRequest,
  encodeMember: encodeCborEntry,
  decodeResponse: (operation, response) =>
    readObjectResponse(operation, response, { decode: decodeCborBody, reader: errorReader }),
  decodeError: (operation, response) => decodeObjectError(operation, response, errorReader),
  decodeStructure: decodeCborBody,
}

const errorReader: ErrorReader = {
  parse: readCborScalars,
  decodeMembers: (shape, response) => decodeCborBody(shape, response.body),
  nameSources: ['__type', 'header', 'code'],
  isText: false,
}

function encodeRequest(operation: OperationModel, input: Structure): EncodedRequest {
  const { metadata, isQueryCompatible } = operation.service
  const headers: Record<string, string> = { 'smithy-protocol': 'rpc-v2-cbor', accept: 'application/cbor' }
  if (isQueryCompatible) headers['x-amzn-query-mode'] = 'true'
  if (operation.input) headers['content-type'] = 'application/cbor'
  return {
    method: 'POST',
    path: `/service/${metadata.targetPrefix}/operation/${operation.name}`,
    query: {},
    headers,
    body: operation.input ? encodeCborBody(operation.input, input) : undefined,
  }
}
