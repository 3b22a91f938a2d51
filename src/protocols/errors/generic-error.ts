import type { OperationModel } from '../../models/index.js'
import { type DecodedError, type RawResponse, requestIdOf } from '../contract/index.js'
import { describeResponse } from './describe-response.js'

/** The messages of responses without a body: Python's phrases of RFC 9110, section 15, and RFC 6585, as in boto3. */
const PHRASES: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  416: 'Requested Range Not Satisfiable',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  511: 'Network Authentication Required',
}

/**
 * The error of a 5xx response that does not come from the service: it is empty, or a proxy's page. undefined if the
 * body may come from the service.
 */
export function decodeGenericError(response: RawResponse): DecodedError | undefined {
  if (response.statusCode < 500) return undefined
  const { buffer, byteOffset, byteLength } = response.body
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, 256)).toString('latin1').trimStart()
  if (byteLength > 256 && start === '') return undefined
  if (start !== '' && !/^<(?:html|!doctype html)/i.test(start)) return undefined
  return statusError(response)
}

/** The error of a response with nothing but its status. */
function statusError(response: RawResponse): DecodedError {
  return {
    code: String(response.statusCode),
    message: PHRASES[response.statusCode] ?? '',
    requestId: requestIdOf(response.headers),
    members: {},
  }
}

/** The error of a response whose body does not look like an error of its protocol. */
export function unreadableError(operation: OperationModel, response: RawResponse): DecodedError {
  const error = statusError(response)
  if (response.body.byteLength === 0) return error
  const status = error.message || `HTTP ${response.statusCode}`
  return {
    ...error,
    message: `${status}; the response does not come from the service: it is ${describeResponse(operation, response)}`,
  }
}
