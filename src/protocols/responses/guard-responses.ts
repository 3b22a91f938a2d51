import type { OperationModel } from '../../models/index.js'
import type { Protocol, RawResponse, Structure } from '../contract/index.js'
import { bodyContent, contentOf, isRawPayload, operationTarget } from '../http-bindings/index.js'
import { ParseError } from '../scalars/index.js'
import { decompressBody } from './decompress-body.js'
import { toParseError, withParseErrors } from './to-parse-error.js'

/**
 * Adds two things to a protocol: it decompresses responses before it decodes them, although no request asks for
 * compression; and it refuses a page that contains nothing. boto3 makes an empty page of such a response, and the
 * listing lacks the rest of its items.
 */
export function guardResponses(protocol: Protocol): Protocol {
  return {
    ...protocol,
    decodeResponse(operation, response, options) {
      const plain = hasRawBody(operation)
        ? response
        : withParseErrors(operation, response, () => decompressBody(response))
      const isPage = operation.paginationRule !== undefined && operation.output !== undefined
      if (isPage && isEmpty(plain)) throw toParseError(operation, plain, new ParseError('the body is empty'))
      const value = protocol.decodeResponse(operation, plain, options)
      if (isPage && hasNoMember(operation, value)) refuseErrorOrNull(operation, plain)
      return value
    },
    decodeError: (operation, response) => protocol.decodeError(operation, decompressOrKeep(response)),
  }
}

/** A payload of bytes, such as an S3 object, is returned as it was stored, as in boto3. */
function hasRawBody({ output }: OperationModel): boolean {
  return output?.payload !== undefined && isRawPayload(output.payload)
}

/** An error whose body cannot be decompressed is known by its status. */
function decompressOrKeep(response: RawResponse): RawResponse {
  try {
    return decompressBody(response)
  } catch {
    return response
  }
}

function isEmpty({ statusCode, body }: RawResponse): boolean {
  return body.byteLength === 0 && statusCode !== 204
}

/** Whether no member came from the body. Members from headers do not count. */
function hasNoMember(operation: OperationModel, value: Structure): boolean {
  const target = operationTarget(operation, 'output')
  const content = target && bodyContent(target)
  if (!content) return false
  const members = contentOf(content, value)
  if (typeof members !== 'object' || members === null) return true
  for (const name in members) if (content.members.has(name)) return false
  return true
}

/** The member in which AWS's services name an error. It can be nested, in the envelope of a gateway. */
const ERROR_TYPE = /"__type"\s*:/
const NULL = /^\s*null\s*$/

function refuseErrorOrNull(operation: OperationModel, response: RawResponse): void {
  const { buffer, byteOffset, byteLength } = response.body
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, 512)).toString('latin1')
  if (ERROR_TYPE.test(start))
    throw toParseError(operation, response, new ParseError('it is an error, not a page'))
  if (NULL.test(start)) throw toParseError(operation, response, new ParseError('it is null, not a page'))
}
