/**
 * service: a model's operations and shapes.
 *
 * In: a `ModelDescription`. Out: a `ServiceModel`, whose operations, shapes and members are objects that are made
 * when they are first asked for: EC2 has 8,000 shapes, and a program uses a few.
 */
export { OperationModel, ServiceModel } from './service-model.js'
export { type CodecCheck, Member, Shape, type ShapeCodec } from './shape.js'
