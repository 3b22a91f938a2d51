import type { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { EncodedRequest } from '../../protocols/index.js'
import { buildRequest } from '../request/index.js'
import type { PresignOptions } from './presign-options.js'

/** Headers that a sender sets by itself, or that say nothing of what is asked. */
const unsent = new Set(['content-length', 'expect', 'accept', 'x-amz-content-sha256', 'user-agent'])

const mostSeconds = 604_800

/**
 * The request that a presigned URL stands for. The members of a form go into the query; a payload is left out, since
 * whoever has the URL sends it.
 *
 * @throws NextTokenError `NotSupported` where the input is a body that a URL cannot hold; `InvalidConfiguration`.
 */
export function presignedRequest(
  operation: OperationModel,
  { encoded, endpoint }: { encoded: EncodedRequest; endpoint: ResolvedEndpoint },
  { expiresIn = 3600, method = encoded.method }: PresignOptions,
): HttpRequest {
  const context = { service: operation.service.name, operation: operation.name }
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > mostSeconds) {
    const problem = `expiresIn must be a whole number of seconds from 1 to ${mostSeconds}; got ${String(expiresIn)}`
    throw new NextTokenError('InvalidConfiguration', problem, context)
  }
  const form = formOf(encoded)
  if (!form && !isPayload(operation) && encoded.body !== undefined && encoded.body.length > 0) {
    const problem =
      'its input is the body of the request, which a URL does not hold; call the operation instead'
    throw new NextTokenError('NotSupported', problem, context)
  }
  const kept = Object.entries(encoded.headers).filter(([name]) => !unsent.has(name))
  const headers = form ? {} : Object.fromEntries(kept)
  const query = { ...encoded.query, ...form }
  return buildRequest({ ...encoded, method, query, headers, body: undefined }, endpoint, {})
}

function isPayload({ input }: OperationModel): boolean {
  return input?.payload !== undefined
}

function formOf({ headers, body }: EncodedRequest): Record<string, string> | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm && body !== undefined
    ? Object.fromEntries(new URLSearchParams(Buffer.from(body).toString()))
    : undefined
}
