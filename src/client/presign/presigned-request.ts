import type { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { OutgoingRequest } from '../body/index.js'
import { buildRequest } from '../request/index.js'
import type { PresignOptions } from './presign-options.js'

/** Headers that the HTTP client sets by itself, or that do not belong to the call. */
const unsent = new Set(['content-length', 'expect', 'accept', 'x-amz-content-sha256', 'user-agent'])

const maxSeconds = 604_800

/**
 * The request of a presigned URL. The members of a form go into the query. A payload is left out: the caller
 * of the URL sends it.
 *
 * @throws NextTokenError `NotSupported` if the input is a body that a URL cannot hold; `InvalidConfiguration`.
 */
export function presignedRequest(
  operation: OperationModel,
  { request, endpoint }: { request: OutgoingRequest; endpoint: ResolvedEndpoint },
  { expiresIn = 3600, method = request.method }: PresignOptions,
): HttpRequest {
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > maxSeconds) {
    const problem = `expiresIn must be a whole number of seconds from 1 to ${maxSeconds}; got ${String(expiresIn)}`
    throw new NextTokenError('InvalidConfiguration', problem, operation.errorContext)
  }
  const form = formOf(request)
  if (!form && !isPayload(operation) && request.body !== undefined && request.body.length > 0) {
    const problem =
      'the input is sent in the request body, which a URL cannot hold; call the operation instead'
    throw new NextTokenError('NotSupported', problem, operation.errorContext)
  }
  const kept = Object.entries(request.headers).filter(([name]) => !unsent.has(name))
  const headers = form ? {} : Object.fromEntries(kept)
  const query = { ...request.query, ...form }
  return buildRequest({ ...request, method, query, headers, body: undefined }, endpoint, {})
}

function isPayload({ input }: OperationModel): boolean {
  return input?.payload !== undefined
}

function formOf({ headers, body }: OutgoingRequest): Record<string, string> | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm && body !== undefined
    ? Object.fromEntries(new URLSearchParams(Buffer.from(body).toString()))
    : undefined
}
