/**
 * client: what users hold in their hands.
 *
 * In: a service's name or model, and configuration. Out: an object with one method per operation. A call is
 * checked, filled, encoded, located, signed, sent and decoded by one pipeline that reads from top to bottom; a
 * client's prototype is made once per service, so a thousand clients cost little more than one.
 */
export type { DocumentValue, ModelledError, Output, ResponseMetadata } from './answer/index.js'
export type { CallOptions, ClientConfig } from './config/index.js'
export { client } from './create-client.js'
export type { PresignOptions } from './presign/index.js'
export type {
  DynamicClient,
  DynamicOperation,
  OperationTable,
  ServiceClient,
  TypedOperation,
} from './service-client.js'
export type { Services } from './services.js'
export { type Session, session } from './session.js'
