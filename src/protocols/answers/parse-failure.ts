import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { isError } from '../../values/index.js'
import { type RawResponse, requestIdOf } from '../contract/index.js'
import { describeAnswer, isKnownWord } from '../errors/index.js'
import { PlainProblem } from '../scalars/index.js'
import { noteCutAnswer } from './cut-answer.js'

/**
 * The error for an answer that its protocol's decoder could not read. It tells the answer's structure and never a
 * value: ECR's GetAuthorizationToken answers with a password, and its model does not say so.
 */
export function parseFailure(
  operation: OperationModel,
  response: RawResponse,
  cause: unknown,
): ResponseParseError {
  const error = new ResponseParseError(
    `the answer (HTTP ${response.statusCode}) is not what the protocol allows: ${problemOf(operation, cause)}; ` +
      `it is ${describeAnswer(operation, response)}. ` +
      'A proxy or a wrong endpoint may have answered, or the answer was cut off',
    {
      ...operation.errorContext,
      requestId: requestIdOf(response.headers),
      cause: cause instanceof PlainProblem ? cause : undefined,
    },
  )
  if (isCut(response, cause)) noteCutAnswer(error)
  return error
}

/** S3 sends blanks while it works on CompleteMultipartUpload and CopyObject: an answer of nothing else is cut off too. */
function isCut({ body }: RawResponse, cause: unknown): boolean {
  if (!(cause instanceof PlainProblem)) return false
  return (
    cause.isCut || (body.byteLength > 0 && body.every((byte) => byte === 0x20 || (byte >= 9 && byte <= 13)))
  )
}

/** What `read` makes of an answer; whatever it throws is told as a `parseFailure`. */
export function readAnswer<T>(operation: OperationModel, response: RawResponse, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw parseFailure(operation, response, cause)
  }
}

/** A decoder calls itself for what is nested, and the engine ends that when its stack is full. */
function problemOf(operation: OperationModel, cause: unknown): string {
  if (cause instanceof PlainProblem) {
    const { element, message } = cause
    return element !== undefined && isKnownWord(operation, element) ? `${message}, in <${element}>` : message
  }
  const isTooDeep = isError(cause) && cause.name === 'RangeError' && /call stack/i.test(cause.message)
  return isTooDeep ? 'values are nested too deep' : 'it could not be read'
}
