import type { OperationModel, Shape } from '../../models/index.js'
import type { EncodedRequest, Structure } from '../contract/index.js'
import { formField } from './encode-form.js'

/** The request of any operation in `query` and `ec2`: a form that names the action. */
export function encodeAction(
  operation: OperationModel,
  input: Structure,
  encodeForm: (shape: Shape, input: Structure) => readonly string[],
): EncodedRequest {
  const form = [
    formField('Action', operation.name),
    formField('Version', operation.service.metadata.apiVersion),
    ...(operation.input ? encodeForm(operation.input, input) : []),
  ]
  return {
    method: operation.http.method,
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: form.join('&'),
  }
}
