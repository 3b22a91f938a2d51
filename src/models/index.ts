/**
 * models: what nexttoken knows about AWS.
 *
 * In: a service's name, a user's own model, or a folder of models. Out: a `ServiceModel` with operations, shapes,
 * pagination rules and endpoint rules. The JSON is botocore's, unchanged, so that users can add files of their
 * own. A model is read by the first client of its service and shared by all later ones. Its shapes are resolved
 * when they are first needed.
 */
export { assembleModel, versionsIn } from './assemble-model.js'
export { describeOperation, type OperationSummary } from './describe-operation.js'
export {
  type AcceptorDescription,
  camelCase,
  type DividedBy,
  type DividedBySegments,
  type DividedByShards,
  type DividedByTimes,
  type EndpointRuleSetDescription,
  type ModelDescription,
  type OperationDescription,
  type PaginationDescription,
  type PaginationRule,
  type ProtocolName,
  type ServiceDescription,
  type ServiceMetadata,
  type ShapeDescription,
  type ShapeReference,
  type ShapeType,
  type ShardStart,
  snakeCase,
  type TimestampFormat,
  type WaiterDescription,
  type XmlNamespace,
} from './description/index.js'
export {
  type GlobalOperation,
  type ModelIndex,
  type ModelSource,
  modelFolder,
  modelSources,
  openRelease,
  type PartitionRegions,
  type RegionIndex,
  type Release,
  type ServiceRegions,
  shippedFile,
  shippedIndex,
  shippedRegions,
} from './files/index.js'
export { findOperation, findPagedOperation } from './find-operation.js'
export { listServices, type ServiceSummary } from './list-services.js'
export { apiVersions, loadModel } from './load-model.js'
export { modelOf } from './model-of.js'
export { onlyReads } from './only-reads.js'
export { isReadingName, withoutReadingVerb } from './reading-verb.js'
export {
  type CodecCheck,
  Member,
  OperationModel,
  ServiceModel,
  Shape,
  type ShapeCodec,
} from './service/index.js'
export { serviceFacts } from './service-facts.js'
export { serviceNameOf } from './service-name-of.js'
export { serviceNames } from './service-names.js'
export { writingOperations } from './writing-operations.js'
