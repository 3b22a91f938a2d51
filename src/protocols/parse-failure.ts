import { ResponseParseError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import { isError, messageOf } from '../values/index.js'
import { firstBytes, oneLine } from './first-bytes.js'
import { PlainProblem } from './plain-problem.js'
import type { RawResponse } from './protocol.js'
import { requestIdOf } from './request-id.js'
import { holdsSecrets } from './secret-shape.js'

/**
 * The error for an answer that its protocol's decoder could not read, with the answer's first bytes: or without,
 * and without the decoder's words that may quote it, where the operation answers with secrets.
 */
export function parseFailure(
  operation: OperationModel,
  response: RawResponse,
  cause: unknown,
): ResponseParseError {
  const isSecret = operation.output !== undefined && holdsSecrets(operation.output)
  const problem = isSecret
    ? `${cause instanceof PlainProblem ? `${cause.message}; ` : ''}it may hold secrets, so it is not shown`
    : `${oneLine(problemOf(cause))}; it begins with ${firstBytes(response.body)}`
  return new ResponseParseError(
    `the answer (HTTP ${response.statusCode}) is not what the protocol allows: ${problem}. ` +
      'A proxy or a wrong endpoint may have answered, or the answer was cut off',
    {
      service: operation.service.name,
      operation: operation.name,
      requestId: requestIdOf(response.headers),
      cause: isSecret ? undefined : cause,
    },
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
function problemOf(cause: unknown): string {
  if (isError(cause) && cause.name === 'RangeError' && /call stack/i.test(cause.message))
    return 'values are nested too deep'
  return messageOf(cause)
}
