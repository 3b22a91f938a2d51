/**
 * description: botocore's JSON, in types.
 *
 * In: the parsed files of a model. Out: the same, with nothing decided but the spelling: operation names in all
 * styles, one pagination rule without optional forms, and the protocol that boto3 would choose.
 */
export type {
  AcceptorDescription,
  BindingLocation,
  EndpointRuleSetDescription,
  ModelDescription,
  OperationDescription,
  PaginationDescription,
  ServiceDescription,
  ServiceMetadata,
  ShapeDescription,
  ShapeReference,
  ShapeType,
  TimestampFormat,
  WaiterDescription,
  XmlNamespace,
} from './description.js'
export type {
  DividedBy,
  DividedBySegments,
  DividedByShards,
  DividedByTimes,
  ShardStart,
} from './divided-by.js'
export { camelCase, snakeCase } from './names.js'
export { type PaginationRule, paginationRule } from './pagination-rule.js'
export { type ProtocolName, protocolNames, resolveProtocol } from './protocol-name.js'
