/**
 * models: what nexttoken knows of AWS.
 *
 * In: a service's name, a user's own model, or a folder of models. Out: a `ServiceModel`, with operations,
 * shapes, pagination rules and endpoint rules. The JSON is botocore's, as it stands, so that a user can drop in
 * a file of theirs; a model is read and parsed on the first client of its service and shared by all later ones,
 * and its shapes are resolved only when something asks for them.
 */
export type * from './description.js'
export { OperationModel } from './operation-model.js'
export type { PaginationRule } from './pagination-rule.js'
export { ServiceModel } from './service-model.js'
export { Member, Shape } from './shape.js'
