/**
 * description: botocore's JSON as it stands, in types.
 */
export type {
  BindingLocation,
  EndpointRuleSetDescription,
  ModelDescription,
  OperationDescription,
  PaginationDescription,
  PaginatorsDescription,
  ServiceDescription,
  ServiceMetadata,
  ShapeDescription,
  ShapeReference,
  ShapeType,
  TimestampFormat,
  Traits,
  XmlNamespace,
} from './description.js'
export { camelCase, snakeCase } from './names.js'
export { type PaginationRule, paginationRule } from './pagination-rule.js'
export { type ProtocolName, protocolNames, resolveProtocol } from './protocol-name.js'
