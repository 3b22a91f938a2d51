import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { isError } from '../../values/index.js'
import { type RawResponse, requestIdOf } from '../contract/index.js'
import { describeResponse, isKnownName } from '../errors/index.js'
import { ParseError } from '../scalars/index.js'
import { markIncomplete } from './incomplete-response.js'

/**
 * The error for a response that the decoder of its protocol could not read. It describes the structure of the
 * response and never shows a value: ECR's GetAuthorizationToken returns a password, and its model does not say so.
 */
export function toParseError(
  operation: OperationModel,
  response: RawResponse,
  cause: unknown,
): ResponseParseError {
  const error = new ResponseParseError(
    `the response (HTTP ${response.statusCode}) does not follow the protocol: ${problemOf(operation, cause)}; ` +
      `it is ${describeResponse(operation, response)}. ` +
      'A proxy or a wrong endpoint may have answered, or the response was cut off',
    {
      ...operation.errorContext,
      requestId: requestIdOf(response.headers),
      cause: cause instanceof ParseError ? cause : undefined,
    },
  )
  if (isIncomplete(response, cause)) markIncomplete(error)
  return error
}

/** Runs `read`, and converts whatever it throws with `toParseError`. */
export function withParseErrors<T>(operation: OperationModel, response: RawResponse, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw toParseError(operation, response, cause)
  }
}

/** S3 sends white space while it works on CompleteMultipartUpload and CopyObject, so nothing else is incomplete too. */
function isIncomplete({ body }: RawResponse, cause: unknown): boolean {
  if (!(cause instanceof ParseError)) return false
  return cause.isIncomplete || (body.byteLength > 0 && body.every(isWhiteSpace))
}

function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13)
}

/** Decoders are recursive, and the engine throws when its stack is full. */
function problemOf(operation: OperationModel, cause: unknown): string {
  if (cause instanceof ParseError) {
    const { element, message } = cause
    return element !== undefined && isKnownName(operation, element) ? `${message}, in <${element}>` : message
  }
  const isTooDeep = isError(cause) && cause.name === 'RangeError' && /call stack/i.test(cause.message)
  return isTooDeep ? 'values are nested too deeply' : 'it could not be read'
}
