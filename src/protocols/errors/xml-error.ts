import type { OperationModel, Shape } from '../../models/index.js'
import { type DecodedError, type RawResponse, requestIdOf, type Structure } from '../contract/index.js'
import {
  decodeErrorElement,
  type ErrorDocument,
  readErrorDocument,
  xmlStructureDecoder,
} from '../xml/index.js'
import { findErrorShape } from './error-shape.js'
import { decodeGenericError, unreadableError } from './generic-error.js'

const FAULTS: Readonly<Record<string, 'client' | 'server'>> = { Sender: 'client', Receiver: 'server' }

/**
 * The error in a response of an XML protocol. Never throws: an answer that is not the service's (a proxy's page,
 * a cut body, none at all) is an error whose code is the HTTP status, as boto3 gives it.
 * `decodeMembers` reads a modelled error's members; where it throws, the error is told without them.
 */
export function decodeXmlError(
  operation: OperationModel,
  response: RawResponse,
  decodeMembers: (shape: Shape, response: RawResponse) => Structure,
): DecodedError {
  const document = parse(response)
  if (!document) return decodeGenericError(response) ?? unreadableError(operation, response)
  const { message = '', type = '', requestId } = document
  const code = document.code || String(response.statusCode)
  const shape = findErrorShape(operation, code)
  return {
    code,
    message,
    requestId: requestId || requestIdOf(response.headers),
    fault: FAULTS[type],
    shape,
    members: shape ? membersOf(shape, response, decodeMembers) : {},
  }
}

/** For `decodeXmlError` where a modelled error's members stand in the body alone. */
export function decodeErrorMembers(shape: Shape, response: RawResponse): Structure {
  return decodeErrorElement(response.body, xmlStructureDecoder(shape))
}

/** undefined where the body is not an error document. */
function parse(response: RawResponse): ErrorDocument | undefined {
  try {
    const document = readErrorDocument(response.body)
    return document.code || document.message ? document : undefined
  } catch {
    return undefined
  }
}

function membersOf(
  shape: Shape,
  response: RawResponse,
  decodeMembers: (shape: Shape, response: RawResponse) => Structure,
): Structure {
  try {
    return decodeMembers(shape, response)
  } catch {
    return {}
  }
}
