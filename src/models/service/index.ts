/**
 * service: a model's operations and shapes, resolved when something asks for them.
 */
export { OperationModel, ServiceModel } from './service-model.js'
export { Member, Shape } from './shape.js'
