/**
 * models: what nexttoken knows of AWS.
 *
 * In: a service's name, a user's own model, or a folder of models. Out: a `ServiceModel`, with operations,
 * shapes, pagination rules and endpoint rules. The JSON is botocore's, as it stands, so that a user can drop in
 * a file of theirs; a model is read and parsed on the first client of its service and shared by all later ones,
 * and its shapes are resolved only when something asks for them.
 */

export { assembleModel } from './assemble-model.js'
export {
  describeOperation,
  type OperationSummary,
} from './describe-operation.js'
export type * from './description.js'
export { documentOrder, isInterleaved, noteRun, slicePart } from './document-order.js'
export { findOperation, findPagedOperation } from './find-operation.js'
export { isObject } from './is-object.js'
export { listServices, type ServiceSummary } from './list-services.js'
export { loadModel } from './load-model.js'
export { type Files, modelFolder } from './model-folder.js'
export type { ModelIndex } from './model-index.js'
export { modelOf } from './model-of.js'
export { camelCase, snakeCase } from './names.js'
export type { PaginationRule } from './pagination-rule.js'
export type { ProtocolName } from './protocol-name.js'
export { serviceFacts } from './service-facts.js'
export { OperationModel, ServiceModel } from './service-model.js'
export { serviceNameOf } from './service-name-of.js'
export { serviceNames } from './service-names.js'
export { Member, Shape } from './shape.js'
export { shippedIndex } from './shipped-models.js'
