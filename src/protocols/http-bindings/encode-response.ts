import type { RawResponse, Structure } from '../contract/index.js'
import { type BindingTarget, bindingPlan } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'
import { encodeBody } from './encode-body.js'
import { encodeHeaders } from './encode-headers.js'

/**
 * The response with `value`, which `decodeBindings` reads. The status is the value of the member that is bound to it,
 * or `statusCode`.
 */
export function encodeResponseBindings(
  target: BindingTarget,
  value: Structure,
  options: { readonly codec: BodyCodec; readonly statusCode: number },
): RawResponse {
  const plan = bindingPlan(target, 'response')
  const headers = encodeHeaders(plan, value)
  const { body, contentType } = encodeBody(plan, value, options.codec)
  if (contentType !== undefined) headers['content-type'] ??= contentType
  const [bound] = plan.statusCode
  const status = bound && value[bound.name]
  return {
    statusCode: typeof status === 'number' ? status : options.statusCode,
    headers,
    body: new Uint8Array(Buffer.from(body ?? '')),
  }
}
