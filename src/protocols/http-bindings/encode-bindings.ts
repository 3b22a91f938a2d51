import { type OperationModel, Shape } from '../../models/index.js'
import type { EncodedRequest, Structure } from '../contract/index.js'
import { type BindingPlan, type BindingTarget, bindingPlan } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'
import { encodeBody } from './encode-body.js'
import { encodeHeaders } from './encode-headers.js'
import { encodeQuery } from './encode-query.js'
import { encodePath } from './encode-uri.js'
import { refuseUnsendable } from './refuse-unsendable.js'

/**
 * Encodes the request of a REST protocol: URI labels, query and headers; `codec` writes the body.
 *
 * @throws ParamValidationError for a member of the path that is missing or empty, and for a value that its header
 * cannot contain.
 */
export function encodeBindings(
  operation: OperationModel,
  input: Structure,
  codec: BodyCodec,
): EncodedRequest {
  const plan = requestPlan(operation)
  const headers = encodeHeaders(plan, input)
  refuseUnsendable(operation, plan, headers)
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
