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
 * Decodes the error in a response of an XML protocol. It never throws: a response that does not come from the service
 * (a proxy's page, an incomplete body, no body) is an error with the HTTP status as its code, as in boto3.
 * `decodeMembers` reads the members of a modelled error; if it throws, the error has no members.
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

/** The `decodeMembers` of protocols that send no member of an error in a header. */
export function decodeErrorMembers(shape: Shape, response: RawResponse): Structure {
  return decodeErrorElement(response.body, xmlStructureDecoder(shape))
}

/** undefined if the body is not an error document. */
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
