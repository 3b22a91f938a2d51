import { ParamValidationError } from '../../errors/index.js'
import { type OperationModel, Shape } from '../../models/index.js'
import type { EncodedRequest, Structure } from '../protocol.js'
import { type BindingPlan, type BindingTarget, bindingPlan } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'
import { encodeBody } from './encode-body.js'
import { encodeHeaders } from './encode-headers.js'
import { encodeQuery } from './encode-query.js'
import { encodePath } from './encode-uri.js'

/**
 * Makes the request of a REST protocol: URI labels, query, headers, and the body by `codec`.
 * @throws ParamValidationError for a member of the path that is missing or empty, and for a header's value with
 * characters that no header can hold: a line break in it would begin a header of its own.
 */
export function encodeBindings(
  operation: OperationModel,
  input: Structure,
  codec: BodyCodec,
): EncodedRequest {
  const plan = requestPlan(operation)
  const headers = encodeHeaders(plan, input)
  refuseUnsendable(operation, headers)
  const { body, stream, contentType } = encodeBody(plan, input, codec)
  if (contentType !== undefined) headers['content-type'] ??= contentType
  return {
    method: operation.http.method,
    path: encodePath(operation, plan, input),
    query: encodeQuery(operation, plan, input),
    headers,
    body,
    ...(stream && { stream }),
  }
}

function refuseUnsendable(
  { service, name }: OperationModel,
  headers: Readonly<Record<string, string>>,
): void {
  const found = Object.keys(headers).filter((header) => !isSendable(headers[header] ?? ''))
  if (found.length === 0) return
  const problems = found.map((header) => ({
    path: '',
    message: `the header ${JSON.stringify(header)} cannot hold this value: control characters, and those beyond U+00FF, are not allowed in it`,
  }))
  throw new ParamValidationError(problems, { service: service.name, operation: name })
}

/** As RFC 9110 and Node.js have it: tabs and visible characters of Latin-1. */
function isSendable(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}

const noInput: BindingTarget = {
  reference: { shape: 'NoInput' },
  shape: new Shape('NoInput', { type: 'structure' }, (name) => {
    throw new TypeError(`no shape named "${name}"`)
  }),
}

function requestPlan(operation: OperationModel): BindingPlan {
  const { input } = operation
  const reference = operation.traits.input
  return bindingPlan(input && reference ? { reference, shape: input } : noInput, 'request')
}
