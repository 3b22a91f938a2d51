import type { OperationModel } from '../../models/index.js'
import type { Protocol, RawResponse, Structure } from '../contract/index.js'
import { bodyContent, contentOf, isRawPayload, operationTarget } from '../http-bindings/index.js'
import { PlainProblem } from '../scalars/index.js'
import { decompressBody } from './decompress-body.js'
import { parseFailure, readAnswer } from './parse-failure.js'

/**
 * A protocol that takes compression off before it decodes, though no request asks for any, and that gives no page
 * for an answer that holds none: boto3 makes an empty page of those, and a listing that lacks the rest of its items.
 */
export function guardAnswers(protocol: Protocol): Protocol {
  return {
    ...protocol,
    decodeResponse(operation, response, options) {
      const plain = hasRawBody(operation)
        ? response
        : readAnswer(operation, response, () => decompressBody(response))
      const isPage = operation.paginationRule !== undefined && operation.output !== undefined
      if (isPage && isEmpty(plain))
        throw parseFailure(operation, plain, new PlainProblem('the body is empty'))
      const value = protocol.decodeResponse(operation, plain, options)
      if (isPage && holdsNothing(operation, value)) refuseDisguised(operation, plain)
      return value
    },
    decodeError: (operation, response) => protocol.decodeError(operation, decompressOrLeave(response)),
  }
}

/** A payload that is its value's own bytes, such as an S3 object, comes as it was stored: as in boto3. */
function hasRawBody({ output }: OperationModel): boolean {
  return output?.payload !== undefined && isRawPayload(output.payload)
}

/** What cannot be decompressed is still an error, and told by its status. */
function decompressOrLeave(response: RawResponse): RawResponse {
  try {
    return decompressBody(response)
  } catch {
    return response
  }
}

function isEmpty({ statusCode, body }: RawResponse): boolean {
  return body.byteLength === 0 && statusCode !== 204
}

/** A payload is there though all in it is missing, and what came in headers says nothing of the body. */
function holdsNothing(operation: OperationModel, value: Structure): boolean {
  const target = operationTarget(operation, 'output')
  const content = target && bodyContent(target)
  if (!content) return false
  const held = contentOf(content, value)
  if (typeof held !== 'object' || held === null) return true
  for (const name in held) if (content.members.has(name)) return false
  return true
}

/** The type that Amazon's services write, in an envelope where it is lost. */
const ERROR_MARK = /"__type"\s*:/
const NULL = /^\s*null\s*$/

function refuseDisguised(operation: OperationModel, response: RawResponse): void {
  const { buffer, byteOffset, byteLength } = response.body
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, 512)).toString('latin1')
  if (ERROR_MARK.test(start))
    throw parseFailure(operation, response, new PlainProblem('it is an error, and no page'))
  if (NULL.test(start)) throw parseFailure(operation, response, new PlainProblem('it is null, and no page'))
}
